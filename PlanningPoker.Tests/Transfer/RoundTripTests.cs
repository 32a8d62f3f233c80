using System.Globalization;
using System.Text;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Texts;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Transfer;

/// <summary>
/// Every file that can be downloaded, read back: into its own session it adds nothing, into a new one only stories of the session, each
/// once. What has no stories is refused.
/// </summary>
public class RoundTripTests
{
    /// <summary>A new format, and a new language, join by themselves.</summary>
    public static MatrixTheoryData<string, string> Files =>
        new(ExportFormats.Names, Languages.All.Select(language => language.Name));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_stories_with_keys_is_read_back(string format, string language) =>
        AssertReadBack(Played(SampleGame.New()
            .WithStory("Sign in, please", "US-1", "As Ana\n/close\nI sign in").WithStory("Search", "#12", null, "https://example.com/12")
            .WithStory("Sort: by name", "13").WithStory("Filter", "acme/web#14").WithStory("Print", "web#15")), format, language);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_stories_without_keys_is_read_back(string format, string language) =>
        AssertReadBack(Played(SampleGame.New("LIB-1 Loans: spring")
            .WithStory("Sign in").WithStory("Search", null, "By <b>author</b>\n  /label ~one\n\\/two").WithStory("PHP-8 upgrade: 5")
            .WithStory("PHP-8 clean-up").WithStory("See https://example.com/a").WithStory("1. First").WithStory("[x] done | *now*")
            .WithStory("Story 7")), format, language);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_odd_titles_is_read_back(string format, string language) =>
        AssertReadBack(Played(SampleGame.New("• Round; one, two")
            .WithStory("=1+1").WithStory("Quick votes").WithStory("Total").WithStory("---").WithStory("Open").WithStory("Open", "A-1")
            .WithStory("Title").WithStory("├── Branch").WithStory("# Heading", "KEY").WithStory("\"Quoted\"", "a b")
            .WithStory("C:\\temp & <br> `x` &lt;", "X_1").WithStory("Pipe | bar \\ back").WithStory("Sign in:").WithStory("a) first")
            .WithStory("[Sixth](https://example.com/6)").WithStory("☐ ① Boxes")), format, language);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_a_single_story_is_read_back(string format, string language)
    {
        foreach (var title in (string[])["Open", "US-9", "Ana", "https://example.com", "1"])
            AssertReadBack(Played(SampleGame.New().WithStory(title)), format, language);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_a_session_without_stories_is_refused(string format, string language)
    {
        var quick = SampleGame.New().WithPlayers("Ana", "Tom").WithVotes(("Ana", "5"), ("Tom", "8")).After(new Reveal());
        foreach (var session in (PokerSession[])[SampleGame.New(), SampleGame.New("US-1 Loans"), quick])
            Assert.NotNull(SampleFiles.TryRead(FileOf(session, format, language)).Refusal);
    }

    static void AssertReadBack(PokerSession session, string format, string language)
    {
        var file = FileOf(session, format, language);
        var text = Encoding.UTF8.GetString(file);
        // A form sends what is pasted with both characters at the end of a line.
        AssertReadBack(session, file, new());
        AssertReadBack(session, Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")), new() { PrefersLines = true });
    }

    static void AssertReadBack(PokerSession session, byte[] file, ImportOptions options)
    {
        var text = Encoding.UTF8.GetString(file);
        var (import, refusal) = SampleFiles.TryRead(file, options);
        if (refusal?.File is FileProblem.NoRows && text.TrimEnd().Split('\n').Length == 1) return;
        Assert.True(refusal is null, $"{refusal?.File}\n{text}");
        var again = session.Try(import!);
        Assert.True(again.Imported.IsEmpty, $"{string.Join(" / ", again.Imported)}\n{text}");
        var read = SampleGame.New().Try(import!).Session.Stories;
        Assert.NotEmpty(read);
        Assert.All(read, story => Assert.Contains(session.Stories, own => IsMadeOf(story, own)));
        Assert.Equal(read.Count, read.DistinctBy(story => (story.Title, story.Key)).Count());
    }

    /// <summary>Trackers have keys that are numbers, or none; a line for a chat does not say where the key ends.</summary>
    static bool IsMadeOf(Story read, Story own) => LineOf(read) == LineOf(own) || read.Title == own.Title
        && (read.Key is null || own.Key?.EndsWith($"#{read.Key}", StringComparison.Ordinal) is true);

    static string LineOf(Story story) => $"{story.Key} {story.Title}".Trim();

    static byte[] FileOf(PokerSession session, string format, string language) =>
        In(language, () => ExportedBytes.Of(session, ExportFormats.Parse(format)!.Value));

    /// <summary>Two rounds on each story, an estimate for all but the last, and a quick vote.</summary>
    static PokerSession Played(PokerSession session)
    {
        var played = session.WithPlayers("Ana", "Tom");
        foreach (var story in session.Stories)
        {
            played = Voted(Voted(played.After(new StartStory(story.Id))).After(new Reset()));
            played = played.After(new EstimateStory(story.Id, "½"));
        }
        return played;

        static PokerSession Voted(PokerSession before) => before
            .After(new Vote("5"), "Ana").After(new Vote("8"), "Tom").After(new Reveal());
    }

    static T In<T>(string language, Func<T> make)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return make();
        }
        finally
        {
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = before;
        }
    }
}
