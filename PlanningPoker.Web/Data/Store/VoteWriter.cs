using Microsoft.EntityFrameworkCore;
using PlanningPoker.Web.Data.Commits;

namespace PlanningPoker.Web.Data.Store;

/// <summary>
/// Writes a vote with two SQL statements. Nearly all writes are votes, and the change tracker takes several times as long
/// (docs/performance.md).
/// </summary>
static class VoteWriter
{
    /// <exception cref="DbUpdateConcurrencyException">The session is no longer stored as it was before.</exception>
    public static async Task WriteVoteAsync(this AppDb db, SaveRequest request, CastVote vote)
    {
        if (await db.UpdateSessionAsync(request) == 0)
            throw new DbUpdateConcurrencyException("The session was changed by another writer.");

        var (code, round, player) = (request.After.Code.Value, request.After.Round.Number, vote.Player.Value);
        var isChange = request.Before!.Round.Votes.ContainsKey(vote.Player);
        await db.Database.ExecuteSqlAsync(isChange
            ? (FormattableString)$"""
                UPDATE "Votes" SET "Face" = {vote.Face}, "Rev" = {vote.Rev}
                WHERE "SessionCode" = {code} AND "Round" = {round} AND "PlayerId" = {player}
                """
            : $"""
                INSERT INTO "Votes" ("SessionCode", "Round", "PlayerId", "Face", "Rev")
                VALUES ({code}, {round}, {player}, {vote.Face}, {vote.Rev})
                """);
    }

    static Task<int> UpdateSessionAsync(this AppDb db, SaveRequest request)
    {
        var (before, after) = (request.Before!, request.After);
        var (code, writeId, activeAt) = (after.Code.Value, request.WriteId, db.ToColumnValue(after.ActiveAt));
        return db.Database.ExecuteSqlAsync(before.Version == after.Version
            ? (FormattableString)$"""
                UPDATE "Sessions" SET "ActiveAt" = {activeAt}, "Mark" = {writeId}, "Stamp" = {after.Stamp}
                WHERE "Code" = {code} AND "Stamp" = {before.Stamp}
                """
            : $"""
                UPDATE "Sessions" SET "ActiveAt" = {activeAt}, "Mark" = {writeId}, "Stamp" = {after.Stamp}, "Version" = {after.Version}
                WHERE "Code" = {code} AND "Stamp" = {before.Stamp}
                """);
    }
}
