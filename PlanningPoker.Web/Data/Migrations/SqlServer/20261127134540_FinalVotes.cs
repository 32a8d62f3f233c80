using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanningPoker.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class FinalVotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Withdrawn",
                table: "Votes",
                type: "nvarchar(8)",
                maxLength: 8,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "QuickVote",
                table: "Rounds",
                type: "int",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Withdrawn",
                table: "Votes");

            migrationBuilder.DropColumn(
                name: "QuickVote",
                table: "Rounds");
        }
    }
}
