using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace PlanningPoker.Web.Data.Store;

/// <summary>Reads everything that belongs to a session in one round trip to the database.</summary>
sealed class SessionQuery
{
    /// <summary>One for each provider.</summary>
    static readonly ConditionalWeakTable<IModel, SessionQuery> Known = [];

    readonly RowMap<PlayerRow> players;
    readonly RowMap<DeviceRow> devices;
    readonly RowMap<StoryRow> stories;
    readonly RowMap<RoundRow> rounds;
    readonly RowMap<VoteRow> votes;
    readonly RowMap<UndoRow> undoOffers;
    readonly string sql;

    SessionQuery(IModel model, ISqlGenerationHelper names)
    {
        (players, devices, stories) = (new(model, names), new(model, names), new(model, names));
        (rounds, votes, undoOffers) = (new(model, names), new(model, names), new(model, names));
        var writeId = $"SELECT {names.DelimitIdentifier("Mark")} FROM {names.DelimitIdentifier("Sessions")} "
            + $"WHERE {names.DelimitIdentifier("Code")} = {{0}}";
        sql = string.Join(";\n", players.Sql, devices.Sql, stories.Sql, rounds.Sql, votes.Sql, undoOffers.Sql, writeId);
    }

    public static SessionQuery Of(AppDb db) => Known.GetValue(db.Model, model => new(model, db.GetService<ISqlGenerationHelper>()));

    /// <summary>The rows of the session, and the id of its last write after they were read; null when it does not exist any more.</summary>
    public async Task<(SessionRows Rows, long? WriteId)> ReadAsync(AppDb db, SessionRow session, CancellationToken ct)
    {
        var command = db.GetService<IRawSqlCommandBuilder>().Build(sql, [session.Code], db.Model);
        await using var result = await command.RelationalCommand.ExecuteReaderAsync(
            new(db.GetService<IRelationalConnection>(), command.ParameterValues, null, db,
                db.GetService<IRelationalCommandDiagnosticsLogger>(), CommandSource.FromSqlQuery), ct);
        var reader = result.DbDataReader;
        var rows = new SessionRows(
            session,
            await players.ReadAsync(reader, ct),
            await NextAsync(devices),
            await NextAsync(stories),
            await NextAsync(rounds),
            await NextAsync(votes),
            await NextAsync(undoOffers));
        await reader.NextResultAsync(ct);
        return (rows, await reader.ReadAsync(ct) ? reader.GetInt64(0) : null);

        async Task<List<TRow>> NextAsync<TRow>(RowMap<TRow> map)
        {
            await reader.NextResultAsync(ct);
            return await map.ReadAsync(reader, ct);
        }
    }
}
