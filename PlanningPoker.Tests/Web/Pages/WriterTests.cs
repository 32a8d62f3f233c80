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
    public void A_buffer_gives_bytes_whole_characters_trimmed_and_is_as_new_after_a_reset()
    {
        using var buffer = new TextBuffer();
        foreach (var half in " ☕ Zoë 🎉\n") buffer.Write(half);
        Assert.Equal("☕ Zoë 🎉", Encoding.UTF8.GetString(buffer.ToTrimmedBytes()));
        buffer.TryReset();
        buffer.Write("next");
        Assert.Equal("next"u8, buffer.ToTrimmedBytes());
    }
}
