using System.Buffers;
using System.Text;
using PlanningPoker.Web.Wire;

namespace PlanningPoker.Tests.Web.Pages;

/// <summary>Fragments come in pieces, cut anywhere.</summary>
public class WriterTests
{
    [Theory]
    [InlineData("\n  <p>a b</p>\n", "<p>a b</p>")]
    [InlineData("<p> </p>", "<p> </p>")]
    [InlineData(" \n\t ", "")]
    [InlineData("", "")]
    public void White_space_goes_from_the_ends_and_stays_inside_wherever_the_text_is_cut(string text, string trimmed)
    {
        for (var first = 0; first <= text.Length; first++)
            for (var second = first; second <= text.Length; second++)
            {
                using var target = new StringWriter();
                using var writer = new TrimmingWriter(target);
                writer.Write(text[..first]);
                writer.Write(text.ToCharArray(), first, second - first);
                writer.Write(text.AsSpan(second));
                Assert.Equal(trimmed, target.ToString());
            }
    }

    [Fact]
    public async Task Every_way_of_writing_is_the_same()
    {
        using var target = new StringWriter();
        await using var writer = new TrimmingWriter(target);
        await writer.WriteAsync(' ');
        await writer.WriteAsync('a');
        await writer.WriteAsync(" b");
        await writer.WriteAsync([' ', 'c', ' '], 0, 3);
        writer.Write('d');
        await writer.WriteAsync((string?)null);
        await writer.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal("a b c d", target.ToString());
    }

    [Fact]
    public void A_character_may_come_in_halves()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var writer = new Utf8Writer(bytes);
        const string Text = "☕ Zoë 🎉";
        foreach (var half in Text) writer.Write(half);
        Assert.Equal(Text, Encoding.UTF8.GetString(bytes.WrittenSpan));
    }
}
