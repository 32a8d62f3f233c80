using System.Text;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Transfer;

/// <summary>Files as trackers write them, and real backlogs where someone has put them beside the repository.</summary>
static class Samples
{
    static readonly string Root = RootAbove(AppContext.BaseDirectory);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Root, "PlanningPoker.Tests", "Transfer", "Samples", name));

    public static byte[] Backlog(string name)
    {
        var path = Path.Combine(Root, "..", "shared", "data", name);
        Assert.SkipUnless(File.Exists(path), $"The real backlog {name} is not here.");
        return File.ReadAllBytes(path);
    }

    public static ImportStories Read(byte[] file)
    {
        var (command, refusal) = StoryFile.ReadCsv(file);
        Assert.Null(refusal);
        return command!;
    }

    public static ImportStories Read(string csv) => Read(Encoding.UTF8.GetBytes(csv));

    static string RootAbove(string folder) =>
        File.Exists(Path.Combine(folder, "PlanningPoker.sln")) ? folder : RootAbove(Path.GetDirectoryName(folder)!);
}
