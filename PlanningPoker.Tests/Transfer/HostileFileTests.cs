using System.Diagnostics;
using System.Text;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Transfer;

/// <summary>Reading a file takes linear time. Quadratic time would take minutes, so the bound can be generous.</summary>
public class HostileFileTests
{
    const int Size = 2 << 20;

    [Theory]
    [InlineData("Key,Title,Description\nUS-1,One,\"", "x")]
    [InlineData("Key,Title\nUS-0,\"open\n", "US-1,x\n")]
    [InlineData("Key,Title\n", "1,x\",\"\n")]
    [InlineData("Key,Title\n", "US-1,\"a\"b\"\n")]
    [InlineData("Title", ",,,,,,,,,\n")]
    [InlineData("", "\"")]
    [InlineData("Work Item Type,Title,Description\nBug,One,\"<b>", "<a ")]
    [InlineData("Work Item Type,Title,Description\nBug,One,\"<b>", "<!--")]
    public void Megabytes_of_hostile_CSV_are_read_quickly(string start, string rest) =>
        AssertQuick(file => SampleFiles.TryRead(file), start, rest);

    [Theory]
    [InlineData("", "       \n")]
    [InlineData("", "- ")]
    [InlineData("US-1", " ")]
    [InlineData("[US-1](https://", "x")]
    [InlineData("One https://", "x")]
    [InlineData("", "US-1 One\n")]
    [InlineData("", "a|bc\n")]
    [InlineData("", "| ab\n")]
    public void Megabytes_of_hostile_lines_are_read_quickly(string start, string rest) =>
        AssertQuick(file => SampleFiles.TryRead(file), start, rest);

    [Theory]
    [InlineData(100)]
    [InlineData(50_000)]
    public void A_ruler_for_many_columns_over_many_lines_is_read_quickly_and_in_little_memory(int columns)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        AssertQuick(file => SampleFiles.TryRead(file), "a b\n" + string.Concat(Enumerable.Repeat("-- ", columns)) + "\n", "xxxx\n");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 3L << 30);
    }

    static void AssertQuick(Func<byte[], Result<ImportStories>> read, string start, string rest)
    {
        var file = Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(rest, (Size - start.Length) / rest.Length)));
        var watch = Stopwatch.StartNew();

        var refusal = read(file).Refusal;

        Assert.NotEqual(FileProblem.TooManyCells, refusal?.File);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }
}
