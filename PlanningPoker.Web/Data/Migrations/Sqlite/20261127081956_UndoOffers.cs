using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanningPoker.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class UndoOffers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "UndoOffers",
                columns: table => new
                {
                    SessionCode = table.Column<string>(type: "TEXT", maxLength: 14, nullable: false),
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: true),
                    Opened = table.Column<int>(type: "INTEGER", nullable: true),
                    StoryId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    PlayerId = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    WasHost = table.Column<bool>(type: "INTEGER", nullable: false),
                    Face = table.Column<string>(type: "TEXT", maxLength: 8, nullable: true),
                    SavedEstimate = table.Column<string>(type: "TEXT", maxLength: 8, nullable: true),
                    EstimateBefore = table.Column<string>(type: "TEXT", maxLength: 8, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UndoOffers", x => new { x.SessionCode, x.Id });
                    table.ForeignKey(
                        name: "FK_UndoOffers_Sessions_SessionCode",
                        column: x => x.SessionCode,
                        principalTable: "Sessions",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "UndoOffers");
        }
    }
}
