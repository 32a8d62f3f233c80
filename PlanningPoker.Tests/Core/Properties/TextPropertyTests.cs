using FsCheck;
using FsCheck.Fluent;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Properties;

public class TextPropertyTests
{
    /// <summary>Text of known problem characters and of random ones.</summary>
    static readonly Arbitrary<string> ProblemText = Arb.From(
        Gen.Frequency(
            (3, Gen.Elements("a", " ", "é", "e\u0301", "😀", "\u0958", "\u200B", "\u0000", "\r\n", "\t", "\u202E", "…", "=")),
            (1, Gen.Elements("\uD83D", "\uDE00", "\uFFFE", "\uFFFF", "\u2028", "\u1E9B\u0323", "\uFDFA")),
            (1, Gen.Choose(0, 0xFFFF).Select(c => ((char)c).ToString())))
        .ListOf().Select(string.Concat),
        text => text.Select((_, i) => text.Remove(i, 1)));

    static void Check(Action<string> property) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(300), Prop.ForAll(ProblemText, property));

    [Fact]
    public void Validating_an_accepted_line_again_does_not_change_it() => Check(text =>
    {
        if (Text.NormalizeLine(text, 40) is not { } line) return;
        Assert.Equal(line, Text.NormalizeLine(line, 40));
        Assert.InRange(line.Length, 1, 40);
    });

    [Fact]
    public void Validating_accepted_paragraphs_again_does_not_change_them() => Check(text =>
    {
        if (Text.NormalizeParagraphs(text, 200) is { } paragraphs) Assert.Equal(paragraphs, Text.NormalizeParagraphs(paragraphs, 200));
    });

    [Fact]
    public void Shortened_text_is_well_formed_if_it_was() => Check(text =>
    {
        var clean = Text.Clean(text, oneLine: true);
        var shortened = Text.Truncate(clean, 40);

        Assert.InRange(shortened.Length, 0, 40);
        Assert.Equal(shortened == "" ? null : shortened, Text.NormalizeLine(shortened, 40));
    });

    [Fact]
    public void Any_text_of_a_file_is_imported_unless_the_title_is_empty() => Check(text =>
    {
        var draft = new StoryDraft(text, text, text + text, text);
        var outcome = TestSession.Of("Ann").Try("Ann", new ImportStories([new(1, draft)]));

        Assert.Equal(Text.Clean(text, oneLine: true) == "", outcome.Session.Stories.IsEmpty);
        Assert.Null(outcome.Refusal);
    });

    [Fact]
    public void Any_typed_text_is_accepted_or_refused() => Check(text =>
    {
        var session = TestSession.Of("Ann").WithStories("a");
        Command[] commands =
        [
            new Join(text), new UpdatePlayer(TestSession.Id("Ann"), text), new Vote(text),
            new CreateStory(text, text, text, text, text), new EditStory(TestSession.Story("a"), text, text, text, text),
            new EstimateStory(TestSession.Story("a"), text), new UpdateSession(text),
                new UpdateSession(Deck: new(null, [text, text + "1"])),
        ];

        foreach (var command in commands)
            SessionInvariants.AssertHold(session.Try(command is Join ? "Bob" : "Ann", command).Session);
    });
}
