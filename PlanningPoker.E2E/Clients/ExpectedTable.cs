using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace PlanningPoker.E2E.Clients;

/// <summary>The table that a page should show: applies frames as htmx does, and returns the result as text.</summary>
sealed partial class ExpectedTable
{
    static readonly string[] Regions = ["session-name", "story", "progress", "players", "results", "discussion", "moves", "stories"];

    readonly HtmlParser parser = new();
    readonly List<LiveFrame> frames = [];

    /// <summary>
    /// Adds a frame and removes those that it replaces: a whole table replaces all public frames, a whole hand all private ones, and a list
    /// of who is present the one before.
    /// </summary>
    public void Apply(LiveFrame frame)
    {
        var isPart = frame.Name == "me:changed" && !frame.Content.Contains("<hx-partial id=\"hand\"", StringComparison.Ordinal);
        var isWhole = frame.Id is null && !isPart;
        frames.RemoveAll(old => frame.IsSync ? old.Id is not null : isWhole && old.Name == frame.Name);
        frames.Add(frame);
    }

    /// <summary>The text of the regions that everyone sees.</summary>
    public string PublicText() => TextOf(Regions);

    /// <summary>The number of the round and the card that the player has chosen.</summary>
    public string HandText()
    {
        using var page = Render();
        var vote = page.GetElementById("my-vote") ?? page.GetElementById("hand");
        var face = vote?.GetAttribute("data-vote");
        return $"round {vote?.GetAttribute("data-round")}: {(string.IsNullOrEmpty(face) ? "none" : face)}";
    }

    string TextOf(string[] ids)
    {
        using var page = Render();
        return string.Join('\n', ids.Select(id => $"{id}: {Space().Replace(page.GetElementById(id)?.TextContent ?? "", " ").Trim()}"));
    }

    IHtmlDocument Render()
    {
        var page = parser.ParseDocument("<div id=hand></div><div id=controls></div><div id=presence></div>"
            + string.Concat(Regions.Select(id => $"<div id={id}></div>")));
        foreach (var frame in frames.Where(frame => frame.Content.StartsWith('<')))
        {
            // As htmx does: it finds all targets before it changes anything.
            var parts = parser.ParseDocument(frame.Content).QuerySelectorAll("hx-partial")
                .Select(part => (part, TargetOf(part, page))).ToList();
            foreach (var (part, target) in parts)
                if (target is not null) Swap(part, target);
        }
        return page;
    }

    static IElement? TargetOf(IElement part, IHtmlDocument page) =>
        page.GetElementById(part.GetAttribute("id") ?? part.GetAttribute("hx-target")!.TrimStart('#'));

    static void Swap(IElement part, IElement target)
    {
        switch (part.GetAttribute("hx-swap"))
        {
            case null: target.OuterHtml = part.InnerHtml; break;
            case "afterbegin": target.Insert(AdjacentPosition.AfterBegin, part.InnerHtml); break;
            case "beforeend": target.Insert(AdjacentPosition.BeforeEnd, part.InnerHtml); break;
            case "afterend": target.Insert(AdjacentPosition.AfterEnd, part.InnerHtml); break;
            case "delete": target.Remove(); break;
            case var unknown: throw new InvalidOperationException($"No page knows the swap {unknown}.");
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
