using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PlanningPoker.Web.Data.Commits;

namespace PlanningPoker.Web.Data.Store;

/// <summary>
/// Writes votes with SQL statements of their own, which stay prepared while their connection is open. Nearly all writes are votes, and
/// the change tracker takes several times as long (docs/performance.md).
/// </summary>
sealed class VoteStatements
{
    readonly SqlStatement updateSession, insertVote, updateVote;

    public VoteStatements(AppDb db)
    {
        var (session, vote) = (db.Sessions.EntityType, db.Votes.EntityType);
        updateSession = new(db, """
            UPDATE "Sessions" SET "ActiveAt" = @p0, "Mark" = @p1, "Stamp" = @p2, "Version" = @p3 WHERE "Code" = @p4 AND "Stamp" = @p5
            """, session, nameof(SessionRow.ActiveAt), nameof(SessionRow.WriteId), nameof(SessionRow.Stamp), nameof(SessionRow.Version),
            nameof(SessionRow.Code), nameof(SessionRow.Stamp));
        insertVote = new(db, """
            INSERT INTO "Votes" ("Face", "Rev", "IsSkipped", "Reason", "Withdrawn", "SessionCode", "Round", "PlayerId")
            VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
            """, vote, VoteColumns);
        updateVote = new(db, """
            UPDATE "Votes" SET "Face" = @p0, "Rev" = @p1, "IsSkipped" = @p2, "Reason" = @p3, "Withdrawn" = @p4
            WHERE "SessionCode" = @p5 AND "Round" = @p6 AND "PlayerId" = @p7
            """, vote, VoteColumns);
    }

    static ReadOnlySpan<string> VoteColumns => new[]
    {
        nameof(VoteRow.Face), nameof(VoteRow.Rev), nameof(VoteRow.IsSkipped), nameof(VoteRow.Reason), nameof(VoteRow.Withdrawn),
        nameof(VoteRow.SessionCode), nameof(VoteRow.Round), nameof(VoteRow.PlayerId),
    };

    /// <exception cref="DbUpdateConcurrencyException">The session is no longer stored as it was before.</exception>
    public async Task WriteAsync(SaveRequest request, IReadOnlyList<CastVote> votes, DbTransaction transaction)
    {
        var (before, after) = (request.Before!, request.After);
        var code = after.Code.Value;
        var updated = await updateSession.ExecuteAsync(transaction,
            after.ActiveAt, request.WriteId, after.Stamp, after.Version, code, before.Stamp);
        if (updated == 0) throw new DbUpdateConcurrencyException("The session was changed by another writer.");
        foreach (var vote in votes)
        {
            var statement = before.Round.Votes.ContainsKey(vote.Player) ? updateVote : insertVote;
            await statement.ExecuteAsync(transaction,
                vote.Face, vote.Rev, vote.IsSkipped, vote.Reason, vote.Withdrawn, code, after.Round.Number, vote.Player.Value);
        }
    }
}
