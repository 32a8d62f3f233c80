using System.Text;
using System.Text.Json;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Transfer;

public class ExportTests
{
    static readonly DateOnly Day = new(2026, 11, 23);

    /// <summary>A quick vote, a story with two rounds, one without, and one whose cards are hidden.</summary>
    static readonly PokerSession Session = SampleGame.New("Sprint 42").WithPlayers("Ana", "Tom|my")
        .WithVotes(("Ana", "3"), ("Tom|my", "?")).After(new Reveal())
        .WithStory("Sign in, please", "US-1", "As \"Ana\"\nI sign in", "https://example.com/US-1").WithStory("=HYPERLINK(\"x\")")
            .WithStory("Later", "US-3")
        .After(new StartStory(new("s1"))).WithVotes(("Ana", "5"), ("Tom|my", "8")).After(new Reveal())
        .After(new Reset()).WithVotes(("Ana", "½"), ("Tom|my", "½")).After(new Reveal()).After(new EstimateStory(new("s1"), "½"))
        .After(new StartStory(new("s3"))).WithVotes(("Ana", "100"));

    [Fact]
    public void A_CSV_has_one_row_per_story_with_the_last_figures_and_all_rounds() => Assert.Equal(
        """
        Issue key,Summary,Description,URL,Story Points,Rounds,Average,Median,Consensus,Votes,Parked,Minutes
        US-1,"Sign in, please","As ""Ana""
        I sign in",https://example.com/US-1,0.5,2,0.5,0.5,½,"Round 1: Ana 5, Tom|my 8; average 6.5, median 6.5; no consensus
        Round 2: Ana ½, Tom|my ½; average 0.5, median 0.5; consensus ½",,0
        ,"'=HYPERLINK(""x"")",,,,0,,,,,,
        US-3,Later,,,,0,,,,,,

        """, Encoding.UTF8.GetString(ExportedBytes.Csv(Session)[3..]).Replace("\r\n", "\n", StringComparison.Ordinal));

    [Fact]
    public void A_parked_story_is_marked_in_every_file()
    {
        var session = Session.After(new ParkStories(new StoryId("s1"), new StoryId("s2")));

        var csv = Encoding.UTF8.GetString(ExportedBytes.Csv(session)).ReplaceLineEndings("\n");
        Assert.Contains("consensus ½\",yes,\n", csv, StringComparison.Ordinal);
        Assert.Contains("\"parked\": true", Encoding.UTF8.GetString(ExportedBytes.Json(session)), StringComparison.Ordinal);
        var markdown = Encoding.UTF8.GetString(ExportedBytes.Markdown(session));
        Assert.Contains("| ½ · Parked | 2 |", markdown, StringComparison.Ordinal);
        Assert.Contains("| Parked | 0 |", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_tracker_every_file_has_the_address_of_a_story_without_a_link()
    {
        var session = Session.After(new UpdateSession(Settings: new(Tracker: "https://t.example/{key}")));

        var csv = Encoding.UTF8.GetString(ExportedBytes.Csv(session));
        Assert.Contains("\nUS-3,Later,,https://t.example/US-3,", csv, StringComparison.Ordinal);
        Assert.Contains(",https://example.com/US-1,", csv, StringComparison.Ordinal);
        var json = Encoding.UTF8.GetString(ExportedBytes.Json(session));
        Assert.Contains("\"url\": \"https://t.example/US-3\"", json, StringComparison.Ordinal);
        Assert.Contains(
            "[Later](<https://t.example/US-3>)", Encoding.UTF8.GetString(ExportedBytes.Markdown(session)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_CSV_begins_with_the_byte_order_mark_that_Excel_needs() =>
        Assert.Equal([0xEF, 0xBB, 0xBF], ExportedBytes.Csv(Session)[..3]);

    [Fact]
    public void A_JSON_has_stable_names_and_lists_quick_votes_separately()
    {
        var json = JsonDocument.Parse(ExportedBytes.Json(Session)).RootElement;
        var story = json.GetProperty("stories")[0];

        Assert.Equal(["name", "participants", "stories", "quickVotes"], Names(json));
        Assert.Equal(["key", "title", "url", "description", "estimate", "storyPoints", "parked", "seconds", "rounds"], Names(story));
        Assert.Equal(
            ["round", "roundInStory", "revealedAt", "votes", "average", "median", "consensus"],
            Names(story.GetProperty("rounds")[0]));
        Assert.Equal("""{"name":"Ana","value":"5","reason":null}""", Compact(story.GetProperty("rounds")[0].GetProperty("votes")[0]));
        Assert.Equal("""{"reached":false,"value":null,"agreement":0.5}""",
            Compact(story.GetProperty("rounds")[0].GetProperty("consensus")));
        Assert.Equal(("½", 0.5m), (story.GetProperty("estimate").GetString(), story.GetProperty("storyPoints").GetDecimal()));
        Assert.Equal("2026-11-23T08:30:00+00:00", story.GetProperty("rounds")[0].GetProperty("revealedAt").GetString());
        Assert.Equal(1, json.GetProperty("quickVotes")[0].GetProperty("round").GetInt32());
        Assert.Equal((2, 1), (story.GetProperty("rounds")[0].GetProperty("round").GetInt32(),
            story.GetProperty("rounds")[0].GetProperty("roundInStory").GetInt32()));
        Assert.Empty(json.GetProperty("stories")[2].GetProperty("rounds").EnumerateArray());
    }

    [Fact]
    public void A_Markdown_page_has_the_backlog_and_the_rounds_as_tables() => Assert.Equal(
        """
        # Sprint 42

        | Key | Story | Estimate | Rounds | Time |
        |---|---|---|---|---|
        | US-1 | [Sign in, please](<https://example.com/US-1>) | ½ | 2 | 1 min |
        |  | =HYPERLINK("x") |  | 0 |  |
        | US-3 | Later |  | 0 |  |

        ## US-1 Sign in, please

        | Round | Votes | Average | Median | Consensus |
        |---|---|---|---|---|
        | 1 | Ana 5, Tom\|my 8 | 6.5 | 6.5 | no |
        | 2 | Ana ½, Tom\|my ½ | 0.5 | 0.5 | ½ |

        ## Quick votes

        | Round | Votes | Average | Median | Consensus |
        |---|---|---|---|---|
        | 1 | Ana 3, Tom\|my ? | 3 | 3 | 3 |

        ## Who took part

        > Hana, Ana, Tom\|my

        """, Encoding.UTF8.GetString(ExportedBytes.Markdown(Session)));

    [Fact]
    public void A_reason_stands_behind_its_card()
    {
        var session = SampleGame.New().WithPlayers("Ana").WithStory("One", "US-1").After(new StartStory(new("s1")))
            .After(new Vote("5", Reason: "Known *ground*"), "Ana").After(new Reveal());

        Assert.Contains("Round 1: Ana 5 (Known *ground*);", Encoding.UTF8.GetString(ExportedBytes.Csv(session)), StringComparison.Ordinal);
        Assert.Contains(@"| 1 | Ana 5 (Known \*ground\*) |",
            Encoding.UTF8.GetString(ExportedBytes.Markdown(session)), StringComparison.Ordinal);
        Assert.Contains("\"reason\": \"Known *ground*\"", Encoding.UTF8.GetString(ExportedBytes.Json(session)), StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_escapes_texts_that_people_typed() =>
        Assert.Contains(
            @"| \[x\](javascript:1) | &lt;b&gt;a\*b\_c&lt;/b&gt; \`d\` &#92;\| &amp;amp; |",
            Encoding.UTF8.GetString(ExportedBytes.Markdown(SampleGame.New().WithStory(@"<b>a*b_c</b> `d` \| &amp;", "[x](javascript:1)"))),
                StringComparison.Ordinal);

    [Fact]
    public void The_current_round_is_exported_once_it_is_revealed()
    {
        var revealed = Session.After(new Reveal());

        foreach (var write in new Func<PokerSession, byte[]>[] { ExportedBytes.Csv, ExportedBytes.Json, ExportedBytes.Markdown })
        {
            Assert.DoesNotContain("100", Encoding.UTF8.GetString(write(Session)), StringComparison.Ordinal);
            Assert.Contains("100", Encoding.UTF8.GetString(write(revealed)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Hidden_votes_do_not_change_an_exported_byte()
    {
        var twin = Session.After(new Retract(), "Ana").After(new Vote("0"), "Ana").After(new Vote("☕"), "Ana")
            .After(new Vote("1"), "Tom|my");
        var without = Session.After(new Retract(), "Ana");

        foreach (var format in Enum.GetValues<ExportFormat>())
        {
            Assert.Equal(ExportedBytes.Of(Session, format), ExportedBytes.Of(twin, format));
            Assert.Equal(ExportedBytes.Of(Session, format), ExportedBytes.Of(without, format));
        }
    }

    [Fact]
    public void A_round_that_was_never_revealed_is_not_exported()
    {
        var left = Session.After(new QuickVote());

        foreach (var format in Enum.GetValues<ExportFormat>())
            Assert.Equal(ExportedBytes.Of(Session, format), ExportedBytes.Of(left, format));
    }

    [Fact]
    public void The_session_code_is_not_exported()
    {
        foreach (var format in Enum.GetValues<ExportFormat>())
            Assert.DoesNotContain("92MX", Encoding.UTF8.GetString(ExportedBytes.Of(Session, format)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_player_who_left_keeps_name_and_vote_in_the_export() =>
        Assert.Contains("Tom|my 8",
            Encoding.UTF8.GetString(ExportedBytes.Csv(Session.After(new Leave(), "Tom|my"))), StringComparison.Ordinal);

    [Fact]
    public void T_shirt_sizes_have_no_figures()
    {
        var session = SampleGame.New(deck: new("t-shirt", [])).WithPlayers("Ana").WithStory("One", "US-1")
            .After(new StartStory(new("s1"))).WithVotes(("Ana", "M")).After(new Reveal()).After(new EstimateStory(new("s1"), "M"));

        Assert.Contains("US-1,One,,,M,1,,,M,Round 1: Ana M; consensus M", Encoding.UTF8.GetString(ExportedBytes.Csv(session)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sprint 42", "sprint-42-2026-11-23.csv")]
    [InlineData("  Größe / \"Café\" ../..\\x", "grosse-cafe-x-2026-11-23.csv")]
    [InlineData("计划 🚀", "session-2026-11-23.csv")]
    [InlineData("CON", "con-2026-11-23.csv")]
    public void The_file_is_named_after_the_session_and_the_day(string session, string file) =>
        Assert.Equal(file, Export.Create(SampleGame.New(session), ExportFormat.Csv, Day).Name);

    static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
