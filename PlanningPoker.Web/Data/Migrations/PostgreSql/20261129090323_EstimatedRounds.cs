using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanningPoker.Web.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class EstimatedRounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsEstimated",
                table: "Rounds",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            // An estimate from before this version was chosen by a host: the next story keeps it.
            migrationBuilder.Sql("""
                UPDATE "Rounds" SET "IsEstimated" = TRUE
                WHERE "RevealedAt" IS NOT NULL AND EXISTS (
                    SELECT 1 FROM "Stories"
                    WHERE "Stories"."SessionCode" = "Rounds"."SessionCode"
                        AND "Stories"."Id" = "Rounds"."StoryId" AND "Stories"."Estimate" IS NOT NULL);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsEstimated",
                table: "Rounds");
        }
    }
}
