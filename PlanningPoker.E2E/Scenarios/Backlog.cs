namespace PlanningPoker.E2E.Scenarios;

/// <summary>A backlog to play with, as a file and as this test reads it.</summary>
sealed record Backlog(string File, IReadOnlyList<BacklogStory> Stories)
{
    /// <summary>A real one where there is one beside the repository; else our sample.</summary>
    public static Backlog Find()
    {
        var real = Directory(AppContext.BaseDirectory) is { } root ? Path.Combine(root, "..", "shared", "data", "clover.csv") : "";
        return Read(System.IO.File.Exists(real) ? real : Sample);
    }

    public static string Sample => Path.Combine(AppContext.BaseDirectory, "Samples", "backlog.csv");

    /// <summary>Key, title and description are the first three columns.</summary>
    public static Backlog Read(string file) =>
        new(file, [.. CsvText.Read(System.IO.File.ReadAllText(file)).Skip(1).Select(row => new BacklogStory(row[0], row[1], row[2]))]);

    static string? Directory(string? folder)
    {
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, "PlanningPoker.sln"))) folder = Path.GetDirectoryName(folder);
        return folder;
    }
}

/// <summary>One story of the file.</summary>
sealed record BacklogStory(string Key, string Title, string Description);
