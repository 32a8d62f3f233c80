using PlanningPoker.Core;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Tests.Transfer;

/// <summary>A small workbook that unfolds into more than a server has is refused before it does.</summary>
public class WorkbookLimitTests
{
    const long Gigabyte = 1 << 30;

    [Fact]
    public void A_text_that_an_old_workbook_shows_in_each_cell_does_not_fill_the_memory() =>
        AssertRefused(OldWorkbook.OfOneText(new string('y', 8000), rows: 1000, columns: 200));

    [Fact]
    public void A_text_that_a_workbook_shows_in_each_cell_does_not_fill_the_memory() =>
        AssertRefused(Workbooks.XlsxOfOneText(string.Concat(Enumerable.Repeat("word ", 6000)), rows: 1000, columns: 200));

    [Fact]
    public void A_workbook_with_more_sheets_than_a_report_can_name_is_refused()
    {
        var import = SampleFiles.Read(Workbooks.Xlsx(SheetsOf(120)));
        Assert.Equal((20, 100), (import.Rows.Length, import.Unreadable.Length));

        AssertRefused(Workbooks.Xlsx(SheetsOf(121)));
    }

    static string[][][] SheetsOf(int count) =>
        [.. Enumerable.Range(1, count).Select(i => (string[][])[["Key", "Title"], [$"LIB-{i}", $"Story {i}"]])];

    static void AssertRefused(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(FileProblem.BrokenWorkbook, SampleFiles.TryRead(file).Refusal?.File);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Gigabyte);
    }
}
