using System.Globalization;
using System.Resources;

namespace PlanningPoker.Web.Texts;

/// <summary>The sentences that people read when something was refused or happened.</summary>
static partial class Sentences
{
    static readonly string[] PluralCategories = ["zero", "one", "two", "few", "many", "other"];

    static readonly ResourceManager Texts = new(typeof(Sentences).FullName!, typeof(Sentences).Assembly);

    public static string Of(Refusal refusal) => refusal switch
    {
        { Reason: Reason.StaleRound } => Of($"{(refusal.IsFutureRound ? "EarlyRound" : nameof(Reason.StaleRound))}{(refusal.Value is null ? "" : "Vote")}", refusal.Round!, refusal.Value ?? ""),
        { Reason: Reason.AlreadyRevealed, Value: { } card } => Of("AlreadyRevealedVote", card),
        { Reason: Reason.BadCsv, Value: { } fault } => Of($"{nameof(Reason.BadCsv)}{fault}"),
        { Value: { } value } => Of(refusal.Reason.ToString(), value),
        _ => Of(refusal.Reason.ToString()),
    };

    /// <summary>The sentence of a reason, for one who does not have the particulars.</summary>
    public static string Example(Reason reason) => Of(reason.ToString(), "…");

    public static string Of(ImportProblem problem) => Of($"Import{problem.Code}", problem.Line, problem.Value ?? "");

    public static string Of(string key, params object[] values) => string.Format(CultureInfo.CurrentCulture, Raw(key), values);

    /// <summary>The text as it is written, with its placeholders.</summary>
    public static string Raw(string key) => Find(key) ?? throw new MissingManifestResourceException(key);

    /// <summary>A text about a number, in each plural category that the language has (<c>key_one</c>, <c>key_other</c>, …; CLDR).</summary>
    public static IReadOnlyDictionary<string, string> Plural(string key)
    {
        _ = Raw($"{key}_other");
        return PluralCategories.Where(category => Find($"{key}_{category}") is not null).ToDictionary(category => category, category => Raw($"{key}_{category}"));
    }

    /// <summary>A text about a number, for languages that know one and many.</summary>
    public static string Counted(string key, int count) =>
        Raw($"{key}_{(count == 1 ? "one" : "other")}").Replace("{count}", count.ToString(CultureInfo.CurrentCulture), StringComparison.Ordinal);

    static string? Find(string key) => Texts.GetString(key, CultureInfo.CurrentUICulture);
}
