using System.Text;

namespace PlanningPoker.Tests.Transfer;

/// <summary>As many lines, cells and elements as a file may have are read, and more are refused before they fill the memory.</summary>
public class FileLimitTests
{
    [Theory]
    [InlineData("", "Read a book\n", "", 499_000, 501_000)]
    [InlineData("", "Read a book\r", "", 499_000, 501_000)]
    [InlineData("", "|a|b|\n", "", 166_000, 167_000)]
    [InlineData("Title", ",", "\n", 49_900, 50_100)]
    [InlineData("sep=:\nTitle", ":", "\n", 49_900, 50_100)]
    [InlineData("<table>", "<tr><td>a", "</table>", 249_000, 251_000)]
    [InlineData("<table>", "<tr><td colspan=50>a", "</table>", 9_000, 10_000)]
    [InlineData("<l>", "<a><b>1</b></a>", "</l>", 249_000, 251_000)]
    [InlineData("<l>", "<a b='1'/>", "</l>", 249_000, 251_000)]
    [InlineData("[{}", ",{\"a\":1}", "]", 249_000, 251_000)]
    [InlineData("<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'>"
        + "<Worksheet><Table>", "<Row><Cell ss:Index='500'>a</Cell></Row>", "</Table></Worksheet></Workbook>", 900, 1_000)]
    public void Cells_are_read_up_to_a_limit(string start, string cell, string end, int below, int above)
    {
        Assert.NotEqual(FileProblem.TooManyCells, Refusal(below));
        Assert.Equal(FileProblem.TooManyCells, Refusal(above));

        FileProblem? Refusal(int count)
        {
            StringBuilder text = new(start);
            for (var i = 0; i < count; i++) text.Append(cell);
            return SampleFiles.TryRead(text.Append(end).ToString()).Refusal?.File;
        }
    }

    [Fact]
    public void A_file_of_an_old_Macintosh_has_a_line_for_each_row()
    {
        var rows = string.Concat(Enumerable.Range(1, 2_000).Select(i => $"A-{i},Story {i}{new string(',', 30)}\r"));
        Assert.Equal(2_000, SampleFiles.Read($"Key,Title{new string(',', 30)}\r{rows}").Rows.Length);
    }
}
