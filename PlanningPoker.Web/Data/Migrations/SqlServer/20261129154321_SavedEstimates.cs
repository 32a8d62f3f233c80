using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanningPoker.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SavedEstimates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "WasEstimated",
                table: "UndoOffers",
                type: "bit",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "WasEstimated",
                table: "UndoOffers");
        }
    }
}
