using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanningPoker.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 14, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DeckName = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    DeckFaces = table.Column<string>(type: "TEXT", maxLength: 270, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Stamp = table.Column<long>(type: "INTEGER", nullable: false),
                    Mark = table.Column<long>(type: "INTEGER", nullable: false),
                    ActiveAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "Players",
                columns: table => new
                {
                    SessionCode = table.Column<string>(type: "TEXT", maxLength: 14, nullable: false),
                    Id = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Seat = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    IsHost = table.Column<bool>(type: "INTEGER", nullable: false),
                    Seating = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    SeatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PassHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    PassExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Players", x => new { x.SessionCode, x.Id });
                    table.ForeignKey(
                        name: "FK_Players_Sessions_SessionCode",
                        column: x => x.SessionCode,
                        principalTable: "Sessions",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Rounds",
                columns: table => new
                {
                    SessionCode = table.Column<string>(type: "TEXT", maxLength: 14, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    StoryId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    DeckName = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    DeckFaces = table.Column<string>(type: "TEXT", maxLength: 270, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevealedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rounds", x => new { x.SessionCode, x.Number });
                    table.ForeignKey(
                        name: "FK_Rounds_Sessions_SessionCode",
                        column: x => x.SessionCode,
                        principalTable: "Sessions",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Stories",
                columns: table => new
                {
                    SessionCode = table.Column<string>(type: "TEXT", maxLength: 14, nullable: false),
                    Id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Rank = table.Column<long>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Url = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: true),
                    Estimate = table.Column<string>(type: "TEXT", maxLength: 8, nullable: true),
                    Rounds = table.Column<int>(type: "INTEGER", nullable: false),
                    Deleted = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Stories", x => new { x.SessionCode, x.Id });
                    table.ForeignKey(
                        name: "FK_Stories_Sessions_SessionCode",
                        column: x => x.SessionCode,
                        principalTable: "Sessions",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Devices",
                columns: table => new
                {
                    SessionCode = table.Column<string>(type: "TEXT", maxLength: 14, nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    PlayerId = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Devices", x => new { x.SessionCode, x.Hash });
                    table.ForeignKey(
                        name: "FK_Devices_Players_SessionCode_PlayerId",
                        columns: x => new { x.SessionCode, x.PlayerId },
                        principalTable: "Players",
                        principalColumns: new[] { "SessionCode", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Votes",
                columns: table => new
                {
                    SessionCode = table.Column<string>(type: "TEXT", maxLength: 14, nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    PlayerId = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Face = table.Column<string>(type: "TEXT", maxLength: 8, nullable: true),
                    Rev = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Votes", x => new { x.SessionCode, x.Round, x.PlayerId });
                    table.ForeignKey(
                        name: "FK_Votes_Rounds_SessionCode_Round",
                        columns: x => new { x.SessionCode, x.Round },
                        principalTable: "Rounds",
                        principalColumns: new[] { "SessionCode", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Devices_SessionCode_PlayerId",
                table: "Devices",
                columns: new[] { "SessionCode", "PlayerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_ActiveAt",
                table: "Sessions",
                column: "ActiveAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Devices");

            migrationBuilder.DropTable(
                name: "Stories");

            migrationBuilder.DropTable(
                name: "Votes");

            migrationBuilder.DropTable(
                name: "Players");

            migrationBuilder.DropTable(
                name: "Rounds");

            migrationBuilder.DropTable(
                name: "Sessions");
        }
    }
}
