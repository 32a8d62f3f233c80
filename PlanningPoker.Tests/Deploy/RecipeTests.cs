using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using k8s;
using k8s.Models;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Hosting.Settings;

namespace PlanningPoker.Tests.Deploy;

/// <summary>The recipes for containers cannot run here; what they say is compared with what Kubernetes and the app know.</summary>
public partial class RecipeTests(TestServer server)
{
    public static bool HasBash => !OperatingSystem.IsWindows();

    static readonly string[] Manifests = ["namespace.yaml", "secret.example.yaml", "web.yaml", "ingress.yaml"];

    [Fact]
    public void Every_field_of_the_manifests_is_one_that_Kubernetes_knows() =>
        Assert.Equal(
            ["Deployment", "Ingress", "Namespace", "PodDisruptionBudget", "Secret", "Service"],
            Objects().Select(each => each.Kind).Order(StringComparer.Ordinal));

    [Fact]
    public void The_service_and_the_budget_are_for_the_pods_of_the_deployment()
    {
        var deployment = Assert.Single(Objects().OfType<V1Deployment>());
        var labels = deployment.Spec.Template.Metadata.Labels;
        Assert.Equal(labels, deployment.Spec.Selector.MatchLabels);
        Assert.Equal(labels, Assert.Single(Objects().OfType<V1Service>()).Spec.Selector);
        Assert.Equal(labels, Assert.Single(Objects().OfType<V1PodDisruptionBudget>()).Spec.Selector.MatchLabels);
    }

    [Fact]
    public void The_probes_ask_for_addresses_that_the_app_answers()
    {
        var container = Assert.Single(Assert.Single(Objects().OfType<V1Deployment>()).Spec.Template.Spec.Containers);
        Assert.Equal("/health/ready", container.ReadinessProbe.HttpGet.Path);
        Assert.Equal("/health/live", container.LivenessProbe.HttpGet.Path);
        Assert.Equal("/health/live", container.StartupProbe.HttpGet.Path);
    }

    [Theory]
    [InlineData("compose.yaml")]
    [InlineData("deploy/kubernetes/web.yaml")]
    [InlineData("deploy/kubernetes/secret.example.yaml")]
    public void Every_setting_in_a_recipe_is_one_of_the_app(string file)
    {
        string[] known = ["ConnectionStrings:Default", .. KnownSettings.All.Select(setting => setting.Key)];
        var used = SettingName().Matches(File.ReadAllText(Path.Combine(RepositoryFiles.Root, file)))
            .Select(match => match.Value.Replace("__", ":", StringComparison.Ordinal)).ToHashSet();
        Assert.NotEmpty(used);
        Assert.Subset(known.ToHashSet(), used);
    }

    [Fact]
    public void Every_image_of_the_containers_is_pinned_and_can_be_replaced_as_the_documentation_says()
    {
        var compose = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "compose.yaml"));
        var docker = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "Dockerfile"));
        var documented = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "security.md"));
        var tagged = TaggedImage().Matches(compose).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["tag"].Value);
        Assert.Equal(6, tagged.Count);
        Assert.All(tagged.Values, image => Assert.Matches(":[0-9a-z.-]+@sha256:[0-9a-f]{64}$", image));
        Assert.All(tagged.Keys, name => Assert.Contains($"`{name}`", documented, StringComparison.Ordinal));
        // Ours is built, all others are named by a variable.
        Assert.All(ImageLine().Matches(compose).Select(match => match.Value.Trim()),
            line => Assert.True(line == "image: planning-poker" || TaggedImage().IsMatch(line), line));
        foreach (var name in (string[])["SDK_IMAGE", "ASPNET_IMAGE"])
        {
            Assert.Contains($"ARG {name}={tagged[name]}\n", docker, StringComparison.Ordinal);
            Assert.Contains($"FROM ${{{name}}}", docker, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("FROM mcr", docker, StringComparison.Ordinal);
    }

    [Fact(Skip = "There is no bash", SkipUnless = nameof(HasBash))]
    public async Task The_health_check_of_the_image_succeeds_where_the_app_answers_and_only_there()
    {
        var docker = RepositoryFiles.Read("Dockerfile").Replace("\\\n", "", StringComparison.Ordinal);
        var check = JsonSerializer.Deserialize<string[]>(HealthCheck().Match(docker).Groups[1].Value)!;

        Assert.Equal(0, await RunAsync(server.Address.Port));
        Assert.NotEqual(0, await RunAsync(1));

        async Task<int> RunAsync(int port)
        {
            using var process = Process.Start(
                new ProcessStartInfo(check[0], check[1..].Select(part => part.Replace("/8080", $"/{port}", StringComparison.Ordinal)))
                {
                    RedirectStandardError = true,
                })!;
            await process.WaitForExitAsync(TestTimeout.Token);
            return process.ExitCode;
        }
    }

    /// <summary>Large imports are kept in it while they are read.</summary>
    [Fact]
    public void Wherever_the_root_may_be_read_only_there_is_a_folder_for_temporary_files()
    {
        var compose = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "compose.yaml"));
        var docker = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "Dockerfile"));
        var pod = Assert.Single(Objects().OfType<V1Deployment>()).Spec.Template.Spec;
        Assert.Contains("read_only: true", compose, StringComparison.Ordinal);
        Assert.Contains("tmpfs: [\"/tmp\"]", compose, StringComparison.Ordinal);
        Assert.Matches("(?m)^VOLUME .*/tmp", docker);
        Assert.True(Assert.Single(pod.Containers).SecurityContext.ReadOnlyRootFilesystem);
        var mount = Assert.Single(pod.Containers[0].VolumeMounts, each => each.MountPath == "/tmp");
        Assert.NotNull(Assert.Single(pod.Volumes, each => each.Name == mount.Name).EmptyDir);
    }

    static IKubernetesObject[] Objects() =>
    [
        .. Manifests.SelectMany(file => KubernetesYaml.LoadAllFromString(
            File.ReadAllText(Path.Combine(RepositoryFiles.Root, "deploy", "kubernetes", file)), strict: true)).Cast<IKubernetesObject>(),
    ];

    [GeneratedRegex(@"\$\{(?<name>[A-Z]+_IMAGE):-(?<tag>[^}]+)\}")]
    private static partial Regex TaggedImage();

    [GeneratedRegex(@"HEALTHCHECK .* CMD (\[.*\])")]
    private static partial Regex HealthCheck();

    [GeneratedRegex(@"(?m)^ +image: .+$")]
    private static partial Regex ImageLine();

    [GeneratedRegex("[A-Za-z]+__[A-Za-z0-9]+")]
    private static partial Regex SettingName();
}
