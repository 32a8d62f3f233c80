using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanningPoker.Web.Data.Migrations.PostgreSql
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
                    Code = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DeckName = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    DeckFaces = table.Column<string>(type: "character varying(270)", maxLength: 270, nullable: false),
                    WhoReveals = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    WhoManagesStories = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    AutoReveal = table.Column<bool>(type: "boolean", nullable: true),
                    VotesAreFinal = table.Column<bool>(type: "boolean", nullable: false),
                    IsAnonymous = table.Column<bool>(type: "boolean", nullable: false),
                    TimerSeconds = table.Column<int>(type: "integer", nullable: true),
                    IsLocked = table.Column<bool>(type: "boolean", nullable: false),
                    PasscodeHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    HostsAwaySince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OfferedTo = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    OfferedUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    StandIn = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Stamp = table.Column<long>(type: "bigint", nullable: false),
                    Mark = table.Column<long>(type: "bigint", nullable: false),
                    ActiveAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "Players",
                columns: table => new
                {
                    SessionCode = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    Id = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Seat = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Role = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    IsHost = table.Column<bool>(type: "boolean", nullable: false),
                    Seating = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    SeatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    PassHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    PassExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
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
                    SessionCode = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    NumberInStory = table.Column<int>(type: "integer", nullable: false),
                    StoryId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    QuickVote = table.Column<int>(type: "integer", nullable: true),
                    DeckName = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    DeckFaces = table.Column<string>(type: "character varying(270)", maxLength: 270, nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RevealedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevealsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    IsCountdownStopped = table.Column<bool>(type: "boolean", nullable: false),
                    IsAnonymous = table.Column<bool>(type: "boolean", nullable: false),
                    TimerEndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    TimerLeftMs = table.Column<int>(type: "integer", nullable: true)
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
                    SessionCode = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    Id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Rank = table.Column<long>(type: "bigint", nullable: false),
                    Key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Url = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true),
                    Estimate = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    Rounds = table.Column<int>(type: "integer", nullable: false),
                    IsParked = table.Column<bool>(type: "boolean", nullable: false),
                    UndoId = table.Column<long>(type: "bigint", nullable: true),
                    Deleted = table.Column<int>(type: "integer", nullable: true)
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
                name: "UndoOffers",
                columns: table => new
                {
                    SessionCode = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: true),
                    Opened = table.Column<int>(type: "integer", nullable: true),
                    PlayerId = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    WasHost = table.Column<bool>(type: "boolean", nullable: false),
                    Face = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    SavedEstimate = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    EstimateBefore = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true)
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

            migrationBuilder.CreateTable(
                name: "Devices",
                columns: table => new
                {
                    SessionCode = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    PlayerId = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false)
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
                    SessionCode = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    PlayerId = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Face = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    Rev = table.Column<int>(type: "integer", nullable: false),
                    IsSkipped = table.Column<bool>(type: "boolean", nullable: false),
                    Reason = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: true),
                    Withdrawn = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true)
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

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_DueAt",
                table: "Sessions",
                column: "DueAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Devices");

            migrationBuilder.DropTable(
                name: "Stories");

            migrationBuilder.DropTable(
                name: "UndoOffers");

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
