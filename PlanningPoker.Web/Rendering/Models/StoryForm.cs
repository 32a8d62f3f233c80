using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>The form of one story; after a refusal it holds what was typed.</summary>
/// <param name="Estimate">Null for a player who is no host.</param>
/// <param name="NewId">Somebody has deleted the story meanwhile: the form adds it again with this id; null otherwise.</param>
public sealed record StoryForm(
    SessionCode Code, StoryId Id, FormField Title, FormField Key, FormField? Estimate, FormField Url, FormField Description,
    string? NewId)
{
    public bool IsDeleted => NewId is not null;
    public string Action => IsDeleted ? "stories/addagain" : "stories/edit";
    public string SaveText => IsDeleted ? Words.EditAddAgain : Words.EditSave;
}

/// <summary>The side of the stories page: the report of an import, the form of a story or of an import, and the exports.</summary>
/// <param name="Report">The report of the last import.</param>
/// <param name="Form">The form of the story that is edited; null for the form of an import.</param>
/// <param name="MayImport">Whether the player may add stories.</param>
public sealed record StoriesSide(SessionCode Code, ImportReport? Report, StoryForm? Form, bool MayImport)
{
    /// <summary>The pasted list that was refused; null for none.</summary>
    public string? Lines { get; init; }

    /// <summary>What people typed into a form that was refused, and that they may no longer use.</summary>
    public LostForm? Lost { get; init; }

    /// <summary>What the import that is being prepared would do; then it stands in place of the form of an import.</summary>
    public ImportPreview? Preview { get; init; }

    /// <summary>The question which column of the file has the titles, likewise.</summary>
    public ImportQuestion? Question { get; init; }

    /// <summary>What the links of the stories show, when a host has just imported some; null for nothing.</summary>
    public TrackerOffer? TrackerOffer { get; init; }
}

/// <summary>The offer to make keys links to the tracker in which the imported stories are.</summary>
/// <param name="Code">The session.</param>
/// <param name="Address">The address of the tracker.</param>
public sealed record TrackerOffer(SessionCode Code, TrackerAddress Address)
{
    /// <summary>Null when the session has an address, or its stories show none.</summary>
    public static TrackerOffer? Of(PokerSession session) =>
        session.Settings.Tracker is null && TrackerAddress.ShownBy(session.Stories) is { } address ? new(session.Code, address) : null;
}

/// <summary>The form to join a session.</summary>
/// <param name="View">The session.</param>
/// <param name="WasRemoved">A host removed the player who used this browser.</param>
/// <param name="Fields">The name and the role.</param>
/// <param name="Languages">The choice of a language.</param>
public sealed record JoinForm(PublicView View, bool WasRemoved, PlayerFields Fields, LanguageForm Languages)
{
    /// <summary>The browser's player has left: they may come back in any case.</summary>
    public bool IsReturning { get; init; }

    /// <summary>Where the page of someone who was removed learns that they are back.</summary>
    public string SeatPath => $"s/{View.Code}{PageNames.SeatPath}";

    /// <summary>The right passcode, typed into a form that was refused for something else.</summary>
    public string? Passcode { get; init; }

    /// <summary>Why the passcode was refused.</summary>
    public string? PasscodeProblem { get; init; }

    public bool IsClosed => View.IsEnded || View.Settings.IsLocked && !IsReturning;
    public bool AsksForPasscode => View.HasPasscode && !IsReturning;

    public string? WhoIsThere => LinkPreview.WhoIsThere(View);
}
