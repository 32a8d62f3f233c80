using System.Diagnostics;

namespace PlanningPoker.E2E.Timing;

/// <summary>
/// Checks the times that the product promises, on machines of any speed. The promises are for a machine with two idle cores. While a
/// promise is watched, the duration of a fixed piece of work is measured again and again. If it takes three times as long as usual, because
/// this machine is slow or busy, the promised time may be three times as long too. Tests that check a promise do not run in parallel with
/// other tests.
/// </summary>
sealed class TimePromise : IDisposable
{
    const int Numbers = 400_000;

    /// <summary>The duration of <see cref="Work"/> on a machine with two idle cores.</summary>
    static readonly TimeSpan UsualDuration = TimeSpan.FromMilliseconds(25);

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    readonly int[] numbers = new int[Numbers];
    readonly ManualResetEventSlim isOver = new();
    readonly Thread worker;
    double slowdown = 1;

    TimePromise()
    {
        // A separate thread, because the test may keep the thread pool busy.
        worker = new(Measure) { IsBackground = true, Name = nameof(TimePromise) };
        worker.Start();
    }

    /// <summary>The longest measured duration of the work as a multiple of the usual one; at least 1.</summary>
    public double Slowdown => Volatile.Read(ref slowdown);

    /// <summary>Measures the machine from now on, until the result is disposed.</summary>
    public static TimePromise Watch() => new();

    /// <summary>Asserts that the time is within the promised one, on this machine.</summary>
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
        Work(); // Compiles it before the first measurement.
        do
        {
            var start = Stopwatch.GetTimestamp();
            Work();
            slowdown = Math.Max(slowdown, Stopwatch.GetElapsedTime(start) / UsualDuration);
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
