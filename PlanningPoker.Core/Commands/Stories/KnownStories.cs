namespace PlanningPoker.Core.Commands;

/// <summary>
/// The stories that an import must not add again. A story with a key is known by its key. One without is known by its title and its
/// description, or by its title where the file has no description.
/// </summary>
sealed class KnownStories
{
    readonly HashSet<string> keys = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> titles = [];
    readonly HashSet<(string Title, string Description)> stories = [];

    public KnownStories(IEnumerable<Story> existing)
    {
        foreach (var story in existing) Add(new(story.Title, story.Key, story.Description));
    }

    /// <summary>Adds a story that fits the limits; false if it is known.</summary>
    public bool Add(StoryDraft draft)
    {
        if (draft.Key is { Length: > 0 } key) return keys.Add(key);
        var (title, description) = (draft.Title!, draft.Description is { Length: > 0 } text ? text : "");
        if (description is "" && titles.Contains(title)) return false;
        titles.Add(title);
        return stories.Add((title, description));
    }
}
