using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanningPoker.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SettingsAndDueTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "DueAt",
                table: "Sessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WhoReveals",
                table: "Sessions",
                type: "TEXT",
                maxLength: 10,
                nullable: false,
                defaultValue: "Hosts");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_DueAt",
                table: "Sessions",
                column: "DueAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Sessions_DueAt",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "WhoReveals",
                table: "Sessions");
        }
    }
}
