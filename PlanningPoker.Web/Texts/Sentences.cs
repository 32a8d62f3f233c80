using System.Globalization;
using System.Resources;

namespace PlanningPoker.Web.Texts;

/// <summary>The sentences that people read when something was refused or happened.</summary>
static partial class Sentences
{
    static readonly ResourceManager Texts = new(typeof(Sentences).FullName!, typeof(Sentences).Assembly);

    public static string Of(Refusal refusal) => refusal switch
    {
        { Reason: Reason.StaleRound } => Of($"{(refusal.IsEarly ? "EarlyRound" : nameof(Reason.StaleRound))}{(refusal.Value is null ? "" : "Vote")}", refusal.Round!, refusal.Value ?? ""),
        { Reason: Reason.AlreadyRevealed, Value: { } card } => Of("AlreadyRevealedVote", card),
        { Reason: Reason.BadCsv, Value: { } fault } => Of($"{nameof(Reason.BadCsv)}{fault}"),
        { Value: { } value } => Of(refusal.Reason.ToString(), value),
        _ => Of(refusal.Reason.ToString()),
    };

    /// <summary>The sentence of a reason, for one who does not have the particulars.</summary>
    public static string Example(Reason reason) => Of(reason.ToString(), "…");

    public static string Of(ImportProblem problem) => Of($"Import{problem.Code}", problem.Line, problem.Value ?? "");

    public static string Of(string key, params object[] values) =>
        string.Format(CultureInfo.CurrentCulture, Texts.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException(key), values);
}
