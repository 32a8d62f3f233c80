using static PlanningPoker.Web.Texts.TextFormat;

namespace PlanningPoker.Web.Texts;

/// <summary>The sentences about refusals.</summary>
static class RefusalTexts
{
    public static string Of(Refusal refusal) => refusal.LostReason is { } lost
        ? $"{SentenceOf(refusal)} {Format(Words.RefusalLostReason, lost)}"
        : SentenceOf(refusal);

    static string SentenceOf(Refusal refusal) => refusal switch
    {
        { Reason: Reason.StaleRound } => OfRound(refusal),
        { Reason: Reason.AlreadyRevealed, Value: { } card } => Format(Words.RefusalAlreadyRevealedVote, card),
        { Reason: Reason.SessionEnded, Value: { } card } => Format(Words.RefusalSessionEndedVote, card),
        { Reason: Reason.NameTaken, Value: { } name } => Format(Words.RefusalNameTaken, name),
        { Conflicts: [{ Field: "estimate", Given: { Length: > 0 } given, Stored: { Length: > 0 } stored }] } =>
            Format(Words.RefusalEstimateConflict, given, stored),
        { File: { } problem } => OfFile(problem),
        { Fault: { HasForbiddenCharacters: true, Field: var field } } =>
            LabelOf(field) is { } label ? Format(Words.RefusalCharactersIn, label) : Words.RefusalCharacters,
        { Fault.Field: "passcode" } => Words.RefusalPasscodeLength,
        { Fault.Field: "timerSeconds" } => Words.RefusalBadTimer,
        { Fault.Field: "tracker" } => Format(Words.RefusalBadTracker, TrackerAddress.Placeholder),
        _ => Of(refusal.Reason),
    };

    /// <summary>The sentence without the details of a case.</summary>
    public static string Of(Reason reason) => reason switch
    {
        Reason.NotJoined => Words.RefusalNotJoined,
        Reason.NotHost => Words.RefusalNotHost,
        Reason.NotYou => Words.RefusalNotYou,
        Reason.Removed => Words.RefusalRemoved,
        Reason.Locked => Words.RefusalLocked,
        Reason.BadPasscode => Words.RefusalBadPasscode,
        Reason.ObserverCannotVote => Words.RefusalObserverCannotVote,
        Reason.NoSession => Words.RefusalNoSession,
        Reason.NoStory => Words.RefusalNoStory,
        Reason.NoPlayer => Words.RefusalNoPlayer,
        Reason.NotFound => Words.RefusalNotFound,
        Reason.StaleRound => Words.RefusalStaleRound,
        Reason.StaleRev => Words.RefusalStaleRev,
        Reason.AlreadyRevealed => Words.RefusalAlreadyRevealed,
        Reason.NothingToReveal => Words.RefusalNothingToReveal,
        Reason.NothingToStop => Words.RefusalNothingToStop,
        Reason.NotOffered => Words.RefusalNotOffered,
        Reason.NoTimer => Words.RefusalNoTimer,
        Reason.VoteIsFinal => Words.RefusalVoteIsFinal,
        Reason.TooLate => Words.RefusalTooLate,
        Reason.SessionEnded => Words.RefusalSessionEnded,
        Reason.Conflict => Words.RefusalConflict,
        Reason.NameTaken => Format(Words.RefusalNameTaken, "…"),
        Reason.SessionFull => Words.RefusalSessionFull,
        Reason.TooManyStories => Words.RefusalTooManyStories,
        Reason.TooManyRounds => Words.RefusalTooManyRounds,
        Reason.BadCard => Words.RefusalBadCard,
        Reason.BadReason => Format(Words.RefusalBadReason, CastVote.MaxReason),
        Reason.BadName => Words.RefusalBadName,
        Reason.BadStory => Words.RefusalBadStory,
        Reason.BadDeck => Words.RefusalBadDeck,
        Reason.BadSettings => Words.RefusalBadSettings,
        Reason.BadTimer => Words.RefusalBadTimer,
        Reason.BadCsv => Words.RefusalBadCsv,
        _ => Words.RefusalBadRequest,
    };

    public static string Of(ImportProblem problem) => Format(problem.Code switch
    {
        ImportProblemCode.NoTitle => Words.ImportNoTitle,
        ImportProblemCode.KeyExists => Words.ImportKeyExists,
        ImportProblemCode.StoryExists => Words.ImportStoryExists,
        ImportProblemCode.TooMany => Words.ImportTooMany,
        ImportProblemCode.NotAStory => Words.ImportNotAStory,
        ImportProblemCode.Archived => Words.ImportArchived,
        ImportProblemCode.NotAnEstimate => Words.ImportNotAnEstimate,
        ImportProblemCode.Shortened => Words.ImportShortened,
        ImportProblemCode.LinkLeftOut => Words.ImportLinkLeftOut,
        ImportProblemCode.UnclosedQuote => Words.ImportUnclosedQuote,
        ImportProblemCode.TooManyFields => Words.ImportTooManyFields,
        ImportProblemCode.TooFewFields => Words.ImportTooFewFields,
        _ => Words.ImportMalformed,
    }, problem.Line, problem is { Code: ImportProblemCode.Shortened, Value: { } field } ? LabelOf(field) : problem.Value);

    /// <summary>The label of a field that stands among others; null where the sentence is shown at the field itself.</summary>
    static string? LabelOf(string field) => field switch
    {
        "title" => Words.EditStoryTitle,
        "key" => Words.EditKey,
        "url" => Words.EditLink,
        "description" => Words.EditDescription,
        "passcode" => Words.SettingsPasscode,
        "tracker" => Words.SettingsTracker,
        "deck" => Words.FieldDeck,
        "hostName" => Words.FieldYourName,
        _ => null,
    };

    static string OfRound(Refusal refusal) => (refusal.IsFutureRound, refusal.Value) switch
    {
        (false, null) => Words.RefusalStaleRound,
        (false, var card) => Format(Words.RefusalStaleRoundVote, card),
        (true, null) => Words.RefusalFutureRound,
        (true, var card) => Format(Words.RefusalFutureRoundVote, card),
    };

    static string OfFile(FileProblem problem) => problem switch
    {
        FileProblem.Empty => Words.RefusalFileEmpty,
        FileProblem.UnknownEncoding => Words.RefusalFileUnknownEncoding,
        FileProblem.NotText => Words.RefusalFileNotText,
        FileProblem.Workbook => Words.RefusalFileWorkbook,
        FileProblem.ProtectedWorkbook => Words.RefusalFileProtectedWorkbook,
        FileProblem.BrokenWorkbook => Words.RefusalFileBrokenWorkbook,
        FileProblem.TooManyCells => Words.RefusalFileTooManyCells,
        FileProblem.WebPage => Words.RefusalFileWebPage,
        FileProblem.Xml => Words.RefusalFileXml,
        FileProblem.Json => Words.RefusalFileJson,
        FileProblem.NoTitleColumn => Words.RefusalFileNoTitleColumn,
        FileProblem.NoRows => Words.RefusalFileNoRows,
        _ => Words.RefusalBadCsv,
    };
}
