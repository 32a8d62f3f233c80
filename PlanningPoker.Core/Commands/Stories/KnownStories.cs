namespace PlanningPoker.Core.Commands;

/// <summary>
/// The stories that an import must not add again. A story with a key is known by its key, with or without <c>#</c> in front. One without is
/// known by its title and its description, or by its title where the file has no description. What a file has no place for, or puts
/// together, it is known without: the key, the repository in <c>owner/repo#12</c>, a key before the title in a line.
/// </summary>
sealed class KnownStories
{
    readonly HashSet<string> keys = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> titles = [];
    readonly HashSet<(string Title, string Description)> stories = [];

    /// <summary>The numbers behind a repository, and the titles.</summary>
    readonly HashSet<(string Number, string Title)> issues = [];

    /// <summary>The stories of the session, each in a line.</summary>
    readonly HashSet<string> lines = [];

    public KnownStories(IEnumerable<Story> existing)
    {
        foreach (var story in existing)
        {
            if (story.Key is { } key)
            {
                keys.Add(Plain(key));
                issues.Add((key[(key.LastIndexOf('#') + 1)..], story.Title));
            }
            titles.Add(story.Title);
            stories.Add((story.Title, story.Description ?? ""));
            lines.Add(LineOf(story.Key, story.Title));
        }
    }

    /// <summary>Adds a story that fits the limits; false if it is known.</summary>
    public bool Add(StoryDraft draft)
    {
        var (key, title) = (draft.Key is { Length: > 0 } given ? Plain(given) : null, draft.Title!);
        if (lines.Contains(LineOf(draft.Key, title)) && draft.Description is null or "") return false;
        if (key is not null) return !issues.Contains((key, title)) && keys.Add(key);
        var description = draft.Description is { Length: > 0 } text ? text : "";
        if (description is "" && titles.Contains(title)) return false;
        titles.Add(title);
        return stories.Add((title, description));
    }

    static string Plain(string key) => key.TrimStart('#');

    static string LineOf(string? key, string title) => key is { Length: > 0 } ? $"{key} {title}" : title;
}
