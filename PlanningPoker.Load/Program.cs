using PlanningPoker.Load;
using PlanningPoker.Load.Commands;
using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    interrupted.Cancel();
};

try
{
    var rest = args.Skip(1).ToList();
    return args.FirstOrDefault() switch
    {
        "serve" => await ServeCommand.RunAsync(rest.FirstOrDefault()),
        "play" => await PlayCommand.RunAsync(new(rest), interrupted.Token),
        "compare" => await CompareCommand.RunAsync(new(rest), interrupted.Token),
        "rate" => await RateCommand.RunAsync(new(rest), interrupted.Token),
        "crowd" => await CrowdCommand.RunAsync(new(rest), interrupted.Token),
        "rush" => await RushCommand.RunAsync(new(rest), interrupted.Token),
        "silent" => await SilentCommand.RunAsync(new(rest), interrupted.Token),
        "nodes" => await NodesCommand.RunAsync(new(rest), interrupted.Token),
        "plan" => PlanCommand.Run(new(rest)),
        "hold" => await HoldCommand.RunAsync(new(rest), interrupted.Token),
        _ => throw new LoadException("The commands are compare, nodes, plan, rate, crowd, rush, silent, hold, play and serve; "
            + "see docs/performance.md."),
    };
}
catch (LoadException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 2;
}
catch (HttpRequestException failure)
{
    // Every connection is an open file, in the driver and in the server; running out of them is the most likely cause.
    await Console.Error.WriteLineAsync($"{failure.Message} (Thousands of connections need a higher limit of open files: ulimit -n 20000.)");
    return 2;
}
