using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanningPoker.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class UndoOfSeveralStories : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "UndoId",
                table: "Stories",
                type: "bigint",
                nullable: true);

            // The offers of the last seconds before it still bring their stories back.
            migrationBuilder.Sql("""
                UPDATE Stories SET UndoId = (
                    SELECT MAX(UndoOffers.Id) FROM UndoOffers
                    WHERE UndoOffers.SessionCode = Stories.SessionCode AND UndoOffers.StoryId = Stories.Id)
                """);

            migrationBuilder.DropColumn(
                name: "StoryId",
                table: "UndoOffers");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "UndoId",
                table: "Stories");

            migrationBuilder.AddColumn<string>(
                name: "StoryId",
                table: "UndoOffers",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);
        }
    }
}
