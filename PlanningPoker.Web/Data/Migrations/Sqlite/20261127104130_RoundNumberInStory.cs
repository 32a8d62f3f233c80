using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanningPoker.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RoundNumberInStory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "NumberInStory",
                table: "Rounds",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);
            migrationBuilder.Sql("""
                UPDATE "Rounds" SET "NumberInStory" = (
                    SELECT COUNT(*) FROM "Rounds" AS "Earlier" WHERE "Earlier"."SessionCode" = "Rounds"."SessionCode"
                    AND "Earlier"."StoryId" = "Rounds"."StoryId" AND "Earlier"."Number" <= "Rounds"."Number")
                WHERE "StoryId" IS NOT NULL
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "NumberInStory",
                table: "Rounds");
        }
    }
}
