using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Web.Data.Store;

/// <summary>
/// Writes a vote by two statements of our own. It is nearly all that is ever written, and the change tracker takes several times as long
/// to find them (docs/performance.md).
/// </summary>
static class VoteWriter
{
    /// <exception cref="DbUpdateConcurrencyException">The session is not stored as it was before.</exception>
    public static async Task WriteVoteAsync(this AppDb db, Save save, CastVote vote)
    {
        var (before, after, code, at) = (save.Before!, save.After, save.After.Code.Value, db.Stored(save.After.ActiveAt));
        var moved = before.Version == after.Version
            ? await db.Database.ExecuteSqlAsync($"""UPDATE "Sessions" SET "ActiveAt" = {at}, "Mark" = {save.Mark}, "Stamp" = {after.Stamp} WHERE "Code" = {code} AND "Stamp" = {before.Stamp}""")
            : await db.Database.ExecuteSqlAsync($"""UPDATE "Sessions" SET "ActiveAt" = {at}, "Mark" = {save.Mark}, "Stamp" = {after.Stamp}, "Version" = {after.Version} WHERE "Code" = {code} AND "Stamp" = {before.Stamp}""");
        if (moved == 0) throw new DbUpdateConcurrencyException("Another was faster.");

        var (round, player) = (after.Round.Number, vote.Player.Value);
        await db.Database.ExecuteSqlAsync(before.Round.Votes.ContainsKey(vote.Player)
            ? (FormattableString)$"""UPDATE "Votes" SET "Face" = {vote.Face}, "Rev" = {vote.Rev} WHERE "SessionCode" = {code} AND "Round" = {round} AND "PlayerId" = {player}"""
            : $"""INSERT INTO "Votes" ("SessionCode", "Round", "PlayerId", "Face", "Rev") VALUES ({code}, {round}, {player}, {vote.Face}, {vote.Rev})""");
    }
}
