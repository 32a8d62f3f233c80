using System.Text;

namespace PlanningPoker.E2E.Scenarios.Meeting;

/// <summary>A backlog: the bytes of its file, and its stories as the tests read them.</summary>
sealed record Backlog(byte[] File, IReadOnlyList<BacklogStory> Stories)
{
    public static Backlog OfSample() => Read(Path.Combine(AppContext.BaseDirectory, "Samples", "backlog.csv"));

    /// <summary>A real backlog if it is next to the repository, else the sample.</summary>
    public static Backlog OfTeam() => RealFile is { } file ? Read(file) : OfSample();

    static string? RealFile
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "PlanningPoker.sln"))) folder = folder.Parent;
            var file = folder is null ? null : Path.Combine(folder.FullName, "..", "shared", "data", "clover.csv");
            return System.IO.File.Exists(file) ? file : null;
        }
    }

    /// <summary>The first stories as a backlog of their own, with all columns of the file.</summary>
    public Backlog First(int stories)
    {
        var rows = CsvText.Read(Encoding.UTF8.GetString(File)).Take(stories + 1).Select(row => string.Join(',', row.Select(Quoted)));
        return new(Encoding.UTF8.GetBytes(string.Join('\n', rows)), [.. Stories.Take(stories)]);
    }

    /// <summary>Key, title and description are the first three columns.</summary>
    static Backlog Read(string path)
    {
        var file = System.IO.File.ReadAllBytes(path);
        return new(file, [.. CsvText.Read(Encoding.UTF8.GetString(file)).Skip(1).Select(row => new BacklogStory(row[0], row[1], row[2]))]);
    }

    static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

/// <summary>One story of a backlog.</summary>
sealed record BacklogStory(string Key, string Title, string Description);
