using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanningPoker.Web.Data.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TimerSeconds",
                table: "Sessions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "VotesAreFinal",
                table: "Sessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsCountdownStopped",
                table: "Rounds",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "RevealsAt",
                table: "Rounds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "TimerEndsAt",
                table: "Rounds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TimerLeftMs",
                table: "Rounds",
                type: "INTEGER",
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
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "");
        }
    }
}
