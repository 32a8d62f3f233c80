using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Transfer;

public class TransferProperties
{
    /// <summary>Text as stories have it, of the pieces that CSV, spreadsheets and HTML stumble over.</summary>
    static readonly Gen<string> Nasty = Gen.Elements(
            ",", ";", "\t", "|", "\"", "\"\"", "'", "\n", "\r\n", "=", "+", "-", "@", "1", "-1", " ", "\u00A0", "a", "Key,Title", "ß", "½", "🚀", "\u200B", "\uFEFF", "<div>", "</div>", "&amp;", "＝", "#", "sep=;", "\\")
        .ArrayOf().Select(string.Concat);

    static readonly Arbitrary<PokerSession> AnySession = Gen.ArrayOf(Nasty.Three()).Select(rows => rows.Aggregate(Played.New(), WithStory)).ToArbitrary();

    [Fact]
    public void Whatever_was_exported_as_CSV_comes_in_again_as_it_was() => Prop.ForAll(AnySession, session =>
    {
        var (import, refusal) = StoryFile.ReadCsv(Export.Csv(session));

        Assert.Equal(session.Stories.IsEmpty, refusal is not null);
        Assert.Equal(
            session.Stories.Select(story => new StoryDraft(story.Title, story.Key, story.Description)),
            (import?.Rows ?? []).Select(row => row.Draft));
        Assert.Empty(import?.Unreadable ?? []);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Every_cell_comes_back_from_under_its_apostrophe() => Prop.ForAll(Nasty.ToArbitrary(), text =>
    {
        var session = WithStory(Played.New(), ("x", null!, text));
        Assert.Equal(session.Stories[0].Description, Samples.Read(Export.Csv(session)).Rows[0].Draft.Description);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void No_bytes_are_too_wild_to_be_answered() => Prop.ForAll<byte[], bool>((bytes, hasHeader) =>
        AssertAnswered(hasHeader ? [.. "Key,Title,Description\n"u8, .. bytes] : bytes)).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void No_text_is_too_wild_to_be_answered() => Prop.ForAll(Nasty.ToArbitrary(), text =>
    {
        AssertAnswered(Encoding.UTF8.GetBytes("Key,Title\n" + text));
        AssertAnswered(Encoding.UTF8.GetBytes(text));
        AssertAnswered(Encoding.UTF8.GetBytes("Title\n" + text));
        StoryFile.ReadLines(text);
        StoryFile.ReadPaste("Key;Title\n" + text);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Whatever_is_voted_face_down_changes_not_one_byte() => Prop.ForAll<(bool IsAna, byte Card)[]>(votes =>
    {
        var session = Played.New().With("Ana", "Tom").Adds("One", "US-1").Does(new StartStory(new("s1"))).Votes(("Ana", "5"), ("Tom", "8")).Does(new Reveal()).Does(new Reset());
        var voted = votes.Aggregate(session, (before, vote) => before.Votes((vote.IsAna ? "Ana" : "Tom", session.Deck.Cards[vote.Card % session.Deck.Cards.Length].Face)));

        foreach (var write in new Func<PokerSession, byte[]>[] { Export.Csv, Export.Json, Export.Markdown })
            Assert.Equal(write(session), write(voted));
    }).Check(Config.QuickThrowOnFailure);

    /// <summary>Refused, or read into rows and problems in the order of their lines; the command runs whatever it holds.</summary>
    static void AssertAnswered(byte[] file)
    {
        var (import, refusal) = StoryFile.ReadCsv(file);
        Assert.NotEqual(import is null, refusal is null);
        if (import is null) return;
        Assert.Equal(import.Rows.Select(row => row.Line).Order(), import.Rows.Select(row => row.Line));
        var outcome = Played.New().Outcome(import);
        Assert.Equal(import.Rows.Length + import.Unreadable.Length, outcome.Session.Stories.Count + outcome.Problems.Count(problem => problem.Code != ImportProblemCode.Shortened));
    }

    /// <summary>With a story of these texts, or of those that a story may have.</summary>
    static PokerSession WithStory(PokerSession session, (string Title, string? Key, string Description) texts)
    {
        var id = $"s{session.Stories.Count + 1}";
        return session.Outcome(new CreateStory(id, OneLine(texts.Title), null, texts.Description)).Session
            .Outcome(new EditStory(new(id), Key: OneLine(texts.Key ?? ""))).Session;
    }

    static string OneLine(string text) => string.Concat(text.Where(c => !char.IsControl(c)));
}
