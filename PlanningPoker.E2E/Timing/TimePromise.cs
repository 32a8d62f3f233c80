using System.Diagnostics;

namespace PlanningPoker.E2E.Timing;

/// <summary>
/// Checks what the product promises about time, fairly on any machine. The promises are made for a machine with two idle cores. So
/// while a promise is watched, the same piece of work is done over and over; where it takes three times as long as on such a
/// machine, because this one is slow or busy, what is promised may take three times as long too.
/// Tests that check a promise run when no other test does.
/// </summary>
sealed class TimePromise : IDisposable
{
    const int Numbers = 400_000;

    /// <summary>What <see cref="Work"/> takes on a machine with two idle cores.</summary>
    static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(25);

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    readonly int[] numbers = new int[Numbers];
    readonly ManualResetEventSlim isOver = new();
    readonly Thread worker;
    double slowdown = 1;

    TimePromise()
    {
        // A thread of its own: what is measured may keep the thread pool busy.
        worker = new(Measure) { IsBackground = true, Name = nameof(TimePromise) };
        worker.Start();
    }

    /// <summary>How many times as long as usual the work took, at the worst so far; never less than 1.</summary>
    public double Slowdown => Volatile.Read(ref slowdown);

    /// <summary>Watches the machine from now on, until it is disposed of.</summary>
    public static TimePromise Watch() => new();

    /// <summary>Asserts that it took no longer than was promised, on this machine.</summary>
    public void ExpectWithin(TimeSpan promised, TimeSpan took) => Assert.True(
        took <= promised * Slowdown,
        $"It took {took.TotalSeconds:F2} s; {promised.TotalSeconds:F2} s are promised, "
        + $"and this machine is {Slowdown:F1} times slower than usual.");

    public void Dispose()
    {
        isOver.Set();
        worker.Join();
        isOver.Dispose();
    }

    void Measure()
    {
        Work(); // Compiled now.
        do
        {
            var start = Stopwatch.GetTimestamp();
            Work();
            slowdown = Math.Max(slowdown, Stopwatch.GetElapsedTime(start) / Usual);
        }
        while (!isOver.Wait(Pause));
    }

    void Work()
    {
        var random = new Random(1);
        for (var i = 0; i < numbers.Length; i++) numbers[i] = random.Next();
        Array.Sort(numbers);
    }
}
