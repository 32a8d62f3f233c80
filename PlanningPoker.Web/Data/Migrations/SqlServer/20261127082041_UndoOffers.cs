using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanningPoker.Web.Data.Migrations.SqlServer
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
                    SessionCode = table.Column<string>(type: "nvarchar(14)", maxLength: 14, nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    By = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Round = table.Column<int>(type: "int", nullable: true),
                    Opened = table.Column<int>(type: "int", nullable: true),
                    StoryId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    PlayerId = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true),
                    WasHost = table.Column<bool>(type: "bit", nullable: false),
                    Face = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: true),
                    SavedEstimate = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: true),
                    EstimateBefore = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: true)
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
