using System.Text.Json;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>The top bar of every page of a session, and its dialogs.</summary>
/// <param name="View">The session.</param>
/// <param name="Me">The player whose page it is.</param>
/// <param name="Link">The invitation link.</param>
/// <param name="CurrentPage">The page's name in the navigation; null for the table.</param>
public sealed record BarView(PublicView View, PlayerId Me, string Link, string? CurrentPage = null)
{
    /// <summary>Whether it is a page of the gallery, which has no connection.</summary>
    public bool IsPreview { get; init; }

    /// <summary>What the player is, for the list of sessions that the browser keeps.</summary>
    public string Role => View.Players.FirstOrDefault(player => player.Id == Me) switch
    {
        { IsHost: true } => "host",
        { Role: Core.Model.Role.Observer } => "observer",
        _ => "voter",
    };

    public string Build => Hosting.Build.Id;
    public string Epoch => Hosting.Epoch.Id;
    public string Options => PageOptions.Json;
    public string Texts => JsonSerializer.Serialize(PageTexts.Current, Json.Options);

    /// <summary>The status that the gallery shows: everyone is connected.</summary>
    public string PreviewStatus => TextFormat.Format(Words.StatusConnected, View.Players.Length);
    public QrCode? Qr => QrCode.Of(Link);
}

/// <summary>The whole table as one player sees it.</summary>
/// <param name="Bar">Its top bar.</param>
/// <param name="Mine">The player's private view.</param>
/// <param name="Notice">The toast that the page opens with, such as why the last form was refused.</param>
/// <param name="AutoRefreshes">Whether the page reloads itself without JavaScript; then it has no field to type in.</param>
public sealed record TableView(BarView Bar, MyView Mine, ToastView? Notice, bool AutoRefreshes)
{
    /// <summary>What was typed into a form that was refused; null for nothing.</summary>
    public LostForm? Refused { get; init; }

    public PublicView View => Bar.View;
    public bool HasAddStory => !(AutoRefreshes && Mine.MayManageStories);
}

/// <summary>The form that the buttons of all rows submit.</summary>
/// <param name="Code">The session.</param>
/// <param name="Round">
/// The round that the buttons belong to; null on a page without controls, which has it in a region of its own, <c>#row-round</c>.
/// </param>
/// <param name="To">The page to go back to without JavaScript; null for the table.</param>
public sealed record RowActions(SessionCode Code, int? Round, string? To = null);
