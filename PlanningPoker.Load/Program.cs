using PlanningPoker.Load;
using PlanningPoker.Load.Baselines;
using PlanningPoker.Load.Clients;
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
        "silent" => await SilentCommand.RunAsync(new(rest), interrupted.Token),
        "hold" => await HoldCommand.RunAsync(new(rest), interrupted.Token),
        var other => throw new LoadException($"{other}? Say compare, rate, crowd, silent, hold or play; docs/performance.md tells what each does."),
    };
}
catch (LoadException trouble)
{
    await Console.Error.WriteLineAsync(trouble.Message);
    return 2;
}
catch (HttpRequestException trouble)
{
    // Each connection is an open file, here and at the server.
    await Console.Error.WriteLineAsync($"{trouble.Message} (With thousands of connections, raise the limit of open files first: ulimit -n 20000.)");
    return 2;
}
