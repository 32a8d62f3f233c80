using System.Text.Json;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>The head of every page of a session.</summary>
/// <param name="View">The session.</param>
/// <param name="Me">Whose page it is.</param>
/// <param name="Link">The invitation.</param>
/// <param name="Here">The page's name in the navigation; null for the table.</param>
public sealed record BarView(PublicView View, PlayerId Me, string Link, string? Here = null)
{
    /// <summary>A picture of a table, which nobody plays at.</summary>
    public bool IsStill { get; init; }

    public string Build => Hosting.Build.Id;
    public string Options => PageOptions.Json;
    public string Texts => JsonSerializer.Serialize(PageTexts.Current, Json.Options);

    /// <summary>What the status of a picture says: all are here.</summary>
    public string StillStatus => TextFormat.Format(Words.StatusConnected, View.Players.Length);
    public QrCode? Qr => QrCode.Of(Link);
}

/// <summary>The whole table as one player sees it.</summary>
/// <param name="Bar">Its head.</param>
/// <param name="Mine">What is the player's alone.</param>
/// <param name="Notice">What to say first: why the last form was refused, for one.</param>
/// <param name="Follows">Without JavaScript, the page looks again every few seconds; then it has no field to type in.</param>
public sealed record TableView(BarView Bar, MyView Mine, ToastView? Notice, bool Follows)
{
    public PublicView View => Bar.View;
    public bool HasAddStory => !(Follows && Mine.IsHost);
}

/// <summary>The form that the buttons of rows belong to, and the page it leads back to.</summary>
public sealed record RowActions(SessionCode Code, int? Round, string? To = null);
