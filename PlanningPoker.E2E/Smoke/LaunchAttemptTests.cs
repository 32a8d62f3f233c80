using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Smoke;

public class LaunchAttemptTests
{
    [Fact]
    public async Task The_first_attempt_that_works_is_taken() =>
        Assert.Equal("third", await new[] { Closed("one"), Closed("two"), Open("third"), Open("fourth") }.FirstAsync("Install it"));

    [Fact]
    public async Task When_none_works_one_sentence_says_what_was_tried_and_what_to_do()
    {
        var none = await Assert.ThrowsAsync<NoBrowserException>(() => new[] { Closed("one"), Closed("two") }.FirstAsync("Install it"));
        Assert.Equal("Install it, and run the tests again; tried without success: one (is closed); two (is closed).", none.Message);
    }

    [Fact]
    public async Task A_command_that_hangs_is_ended()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sleep(1) on Windows.");
        var late = await Assert.ThrowsAsync<CommandException>(() => Command.RunAsync("sleep", ["60"], TimeSpan.FromMilliseconds(100)));
        Assert.StartsWith("took longer", late.Message, StringComparison.Ordinal);
    }

    static LaunchAttempt<string> Closed(string name) => new(name, () => throw new IOException("is closed\nat some place"));

    static LaunchAttempt<string> Open(string name) => new(name, () => Task.FromResult(name));
}
