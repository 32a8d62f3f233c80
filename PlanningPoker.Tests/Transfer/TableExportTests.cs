using System.Text;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Transfer;

/// <summary>The stories as a table to paste, and the votes as rows.</summary>
public class TableExportTests
{
    static readonly PokerSession Session = SampleGame.New("Sprint 42").WithPlayers("Ana", "Tom|my")
        .WithStory("Sign in | *now*", "US-1", null, "https://example.com/US-1?a=[1]|2").WithStory("Later")
        .After(new StartStory(new("s1"))).WithVotes(("Ana", "5"), ("Tom|my", "8")).After(new Reveal())
        .After(new EstimateStory(new("s1"), "5")).After(new ParkStories(new StoryId("s2")));

    [Fact]
    public void A_table_of_Markdown_has_the_figures_and_a_row_for_each_story() => Assert.Equal(
        """
        **Sprint 42** – Estimated: 1 of 1 · Points: 5 · Rounds: 1 · At the first vote: 1 of 1 · Time: 1 min

        | Key | Story | Estimate | Rounds | Time |
        |---|---|---|---|---|
        | US-1 | [Sign in \| \*now\*](<https://example.com/US-1?a=[1]%7C2>) | 5 | 1 | 1 min |
        |  | Later | Parked | 0 |  |

        """, TextOf(ExportFormat.TableMd));

    [Fact]
    public void A_table_of_Jira_escapes_what_would_be_markup() => Assert.Equal(
        """
        *Sprint 42* – Estimated: 1 of 1 · Points: 5 · Rounds: 1 · At the first vote: 1 of 1 · Time: 1 min
        ||Key||Story||Estimate||Rounds||Time||
        | US-1 | [Sign in \| \*now\*|https://example.com/US-1?a=[1%5D%7C2] | 5 | 1 | 1 min |
        |  | Later | Parked | 0 |  |

        """, TextOf(ExportFormat.TableWiki));

    [Theory]
    [InlineData(@"C:\temp", "C:&#92;temp")]
    [InlineData("-old- sign-in", @"\-old- sign-in")]
    [InlineData("# ??who??", @"\# \??who??")]
    [InlineData("R&D: <br> and &lt;", "R&amp;D: &lt;br> and &amp;lt;")]
    public void A_title_is_no_markup_of_Jira(string title, string written)
    {
        var file = ExportedBytes.Of(SampleGame.New("Sprint 42").WithStory(title), ExportFormat.TableWiki);

        Assert.Contains($"| {written} |", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
    }

    [Fact]
    public void For_a_chat_each_story_is_a_line() => Assert.Equal(
        """
        Sprint 42
        Estimated: 1 of 1 · Points: 5 · Rounds: 1 · At the first vote: 1 of 1 · Time: 1 min

        • US-1 Sign in | *now*: 5
        • Later: Parked

        """, TextOf(ExportFormat.TableTxt));

    [Fact]
    public void Each_vote_of_a_revealed_round_is_a_row() => Assert.Equal(
        """
        Issue key,Story,Round,Name,Card,Reason,Revealed (UTC),Estimate
        US-1,Sign in | *now*,1,Ana,5,,2026-11-23 08:30:00,5
        US-1,Sign in | *now*,1,Tom|my,8,,2026-11-23 08:30:00,5

        """, TextOf(ExportFormat.VotesCsv));

    [Fact]
    public void No_file_of_an_anonymous_round_joins_a_name_and_a_card()
    {
        var session = SampleGame.New().WithPlayers("Ana", "Tom").After(new UpdateSession(Settings: new(Anonymous: true)))
            .WithStory("One", "US-1").After(new StartStory(new("s1")));
        var one = session.WithVotes(("Ana", "5"), ("Tom", "8")).After(new Reveal());
        var other = session.WithVotes(("Ana", "8"), ("Tom", "5")).After(new Reveal());

        foreach (var format in Enum.GetValues<ExportFormat>())
            Assert.Equal(ExportedBytes.Of(one, format), ExportedBytes.Of(other, format));
        Assert.DoesNotContain("Ana", Encoding.UTF8.GetString(ExportedBytes.Of(one, ExportFormat.VotesCsv)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_format_is_found_by_its_name()
    {
        Assert.Equal(Enum.GetValues<ExportFormat>(), ExportFormats.Names.Select(name => ExportFormats.Parse(name)!.Value));
        Assert.Null(ExportFormats.Parse("exe"));
        Assert.Null(ExportFormats.Parse("CSV"));
    }

    static string TextOf(ExportFormat format) =>
        Encoding.UTF8.GetString(ExportedBytes.Of(Session, format)).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
}
