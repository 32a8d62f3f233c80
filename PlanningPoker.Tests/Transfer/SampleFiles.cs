using System.Text;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Transfer;

/// <summary>Sample exports of issue trackers, and real backlogs if they are next to the repository.</summary>
static class SampleFiles
{
    public static byte[] Bytes(string name) =>
        File.ReadAllBytes(Path.Combine(RepositoryFiles.Root, "PlanningPoker.Tests", "Transfer", "Samples", name));

    public static byte[] Backlog(string name)
    {
        var path = Path.Combine(RepositoryFiles.Root, "..", "shared", "data", name);
        Assert.SkipUnless(File.Exists(path), $"The real backlog {name} is not here.");
        return File.ReadAllBytes(path);
    }

    public static Result<ImportStories> TryRead(byte[] file, ImportOptions? options = null) =>
        StoryFile.Read(file, options, TestContext.Current.CancellationToken);

    public static Result<ImportStories> TryRead(string text, ImportOptions? options = null) =>
        TryRead(Encoding.UTF8.GetBytes(text), options);

    public static ImportStories Read(byte[] file)
    {
        var (command, refusal) = TryRead(file);
        Assert.Null(refusal);
        return command!;
    }

    /// <summary>"KEY Title: description", for a short comparison.</summary>
    public static string TextOf(ImportRow row) =>
        $"{row.Draft.Key} {row.Draft.Title}" + (row.Draft.Description is { } text ? $": {text}" : "");

    public static ImportStories Read(string csv) => Read(Encoding.UTF8.GetBytes(csv));
}
