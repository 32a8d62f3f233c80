using Microsoft.EntityFrameworkCore;
using PlanningPoker.Web.Data.Commits;

namespace PlanningPoker.Web.Data.Store;

/// <summary>
/// Writes votes with SQL statements of their own. Nearly all writes are votes, and the change tracker takes several times as long
/// (docs/performance.md).
/// </summary>
static class VoteWriter
{
    /// <exception cref="DbUpdateConcurrencyException">The session is no longer stored as it was before.</exception>
    public static async Task WriteVotesAsync(this AppDb db, SaveRequest request, IReadOnlyList<CastVote> votes)
    {
        if (await db.UpdateSessionAsync(request) == 0)
            throw new DbUpdateConcurrencyException("The session was changed by another writer.");

        var (code, round) = (request.After.Code.Value, request.After.Round.Number);
        foreach (var vote in votes)
        {
            var isChange = request.Before!.Round.Votes.ContainsKey(vote.Player);
            await db.Database.ExecuteSqlAsync(isChange
                ? (FormattableString)$"""
                    UPDATE "Votes" SET "Face" = {vote.Face}, "Rev" = {vote.Rev}
                    WHERE "SessionCode" = {code} AND "Round" = {round} AND "PlayerId" = {vote.Player.Value}
                    """
                : $"""
                    INSERT INTO "Votes" ("SessionCode", "Round", "PlayerId", "Face", "Rev")
                    VALUES ({code}, {round}, {vote.Player.Value}, {vote.Face}, {vote.Rev})
                    """);
        }
    }

    static Task<int> UpdateSessionAsync(this AppDb db, SaveRequest request)
    {
        var (before, after) = (request.Before!, request.After);
        var activeAt = db.ToColumnValue(after.ActiveAt);
        return db.Database.ExecuteSqlAsync($"""
            UPDATE "Sessions" SET "ActiveAt" = {activeAt}, "Mark" = {request.WriteId}, "Stamp" = {after.Stamp}, "Version" = {after.Version}
            WHERE "Code" = {after.Code.Value} AND "Stamp" = {before.Stamp}
            """);
    }
}
