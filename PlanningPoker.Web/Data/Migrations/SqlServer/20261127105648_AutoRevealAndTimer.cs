using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanningPoker.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AutoRevealAndTimer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "By",
                table: "UndoOffers");

            migrationBuilder.AddColumn<bool>(
                name: "AutoReveal",
                table: "Sessions",
                type: "bit",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TimerSeconds",
                table: "Sessions",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "VotesAreFinal",
                table: "Sessions",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsCountdownStopped",
                table: "Rounds",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RevealsAt",
                table: "Rounds",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "TimerEndsAt",
                table: "Rounds",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TimerLeftMs",
                table: "Rounds",
                type: "int",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AutoReveal",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "TimerSeconds",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "VotesAreFinal",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "IsCountdownStopped",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "RevealsAt",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "TimerEndsAt",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "TimerLeftMs",
                table: "Rounds");

            migrationBuilder.AddColumn<string>(
                name: "By",
                table: "UndoOffers",
                type: "nvarchar(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "");
        }
    }
}
