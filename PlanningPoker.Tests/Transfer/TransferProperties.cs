using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Transfer;

public class TransferProperties
{
    /// <summary>Text made of pieces that cause problems in CSV, spreadsheets and HTML.</summary>
    static readonly Gen<string> ProblemText = Gen.Elements(
            ",", ";", "\t", "|", "\"", "\"\"", "'", "\n", "\r\n", "=", "+", "-", "@", "1", "-1", " ", "\u00A0", "a", "Key,Title", "ß", "½",
                "🚀", "\u200B", "\uFEFF", "<div>", "</div>", "&amp;", "＝", "#", "sep=;", "\\")
        .ArrayOf().Select(string.Concat);

    static readonly Arbitrary<PokerSession> AnySession = Gen.ArrayOf(ProblemText.Three())
        .Select(rows => rows.Aggregate(SampleGame.New(), WithTexts)).ToArbitrary();

    [Fact]
    public void A_CSV_export_is_imported_again_unchanged() => Prop.ForAll(AnySession, session =>
    {
        var (import, refusal) = SampleFiles.TryRead(ExportedBytes.Csv(session));

        Assert.Equal(session.Stories.IsEmpty, refusal is not null);
        Assert.Equal(
            session.Stories.Select(story => new StoryDraft(story.Title, story.Key, story.Description)),
            (import?.Rows ?? []).Select(row => row.Draft));
        Assert.Empty(import?.Unreadable ?? []);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Every_cell_is_the_same_after_export_and_import() => Prop.ForAll(ProblemText.ToArbitrary(), text =>
    {
        var session = WithTexts(SampleGame.New(), ("x", null!, text));
        Assert.Equal(session.Stories[0].Description, SampleFiles.Read(ExportedBytes.Csv(session)).Rows[0].Draft.Description);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Any_bytes_are_imported_or_refused() => Prop.ForAll<byte[], bool>((bytes, hasHeader) =>
        AssertImportedOrRefused(hasHeader ? [.. "Key,Title,Description\n"u8, .. bytes] : bytes))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Any_text_is_imported_or_refused() => Prop.ForAll(ProblemText.ToArbitrary(), text =>
    {
        AssertImportedOrRefused(Encoding.UTF8.GetBytes("Key,Title\n" + text));
        AssertImportedOrRefused(Encoding.UTF8.GetBytes(text));
        AssertImportedOrRefused(Encoding.UTF8.GetBytes("Title\n" + text));
        SampleFiles.TryRead(text);
        SampleFiles.TryRead("Key;Title\n" + text);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Random_hidden_votes_do_not_change_an_exported_byte() => Prop.ForAll<(bool IsAna, byte Card)[]>(votes =>
    {
        var session = SampleGame.New().WithPlayers("Ana", "Tom").WithStory("One", "US-1").After(new StartStory(new("s1")))
            .WithVotes(("Ana", "5"), ("Tom", "8")).After(new Reveal()).After(new Reset());
        var voted = votes.Aggregate(session, (before, vote) =>
            before.WithVotes((vote.IsAna ? "Ana" : "Tom", session.Deck.Cards[vote.Card % session.Deck.Cards.Length].Face)));

        foreach (var write in new Func<PokerSession, byte[]>[] { ExportedBytes.Csv, ExportedBytes.Json, ExportedBytes.Markdown })
            Assert.Equal(write(session), write(voted));
    }).Check(Config.QuickThrowOnFailure);

    /// <summary>The file is refused, or read into rows and problems in line order, and the import runs.</summary>
    static void AssertImportedOrRefused(byte[] file)
    {
        var (import, refusal) = SampleFiles.TryRead(file);
        Assert.NotEqual(import is null, refusal is null);
        if (import is null) return;
        Assert.Equal(import.Rows.Select(row => row.Line).Order(), import.Rows.Select(row => row.Line));
        var outcome = SampleGame.New().Try(import);
        Assert.Equal(import.Rows.Length + import.Unreadable.Length,
            outcome.Session.Stories.Count + outcome.Problems.Count(problem => !problem.IsImported));
    }

    /// <summary>Adds a story with these texts, as far as a story may have them.</summary>
    static PokerSession WithTexts(PokerSession session, (string Title, string? Key, string Description) texts)
    {
        var id = $"s{session.Stories.Count + 1}";
        return session.Try(new CreateStory(id, OneLine(texts.Title), null, texts.Description)).Session
            .Try(new EditStory(new(id), Key: OneLine(texts.Key ?? ""))).Session;
    }

    static string OneLine(string text) => string.Concat(text.Where(c => !char.IsControl(c)));
}
