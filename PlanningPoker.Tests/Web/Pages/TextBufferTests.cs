using System.Text;
using PlanningPoker.Web.Rendering.Razor;

namespace PlanningPoker.Tests.Web.Pages;

public class TextBufferTests
{
    [Theory]
    [InlineData("\n  <p>a b</p>\n", "<p>a b</p>")]
    [InlineData("<p> </p>", "<p> </p>")]
    [InlineData(" \n\t ", "")]
    [InlineData("", "")]
    public void White_space_goes_from_the_ends_of_a_part_and_stays_inside_and_before(string text, string trimmed)
    {
        using var buffer = new TextBuffer();
        buffer.Write("<b> ");
        var start = buffer.Length;
        buffer.Write(text);
        buffer.Trim(start);
        buffer.Write(" </b>");
        Assert.Equal($"<b> {trimmed} </b>", Text(buffer));
    }

    [Fact]
    public async Task Every_way_of_writing_is_the_same()
    {
        await using var buffer = new TextBuffer();
        await buffer.WriteAsync('a');
        await buffer.WriteAsync(" b");
        await buffer.WriteAsync([' ', 'c', ' '], 0, 2);
        buffer.Write(' ');
        buffer.Write('d');
        await buffer.WriteAsync((string?)null);
        await buffer.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal("a b c d", Text(buffer));
    }

    [Fact]
    public void Characters_written_in_halves_are_whole_and_after_a_reset_it_is_as_new()
    {
        using var buffer = new TextBuffer();
        foreach (var half in "☕ Zoë 🎉") buffer.Write(half);
        Assert.Equal("☕ Zoë 🎉", Text(buffer));
        buffer.TryReset();
        buffer.Write("next");
        Assert.Equal("next", Text(buffer));
    }

    static string Text(TextBuffer buffer) => Encoding.UTF8.GetString(buffer.ToBytes());
}
