using System.Text;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Transfer;

/// <summary>The files that trackers read back, with the estimate in the column that each expects.</summary>
public class TrackerExportTests
{
    static readonly PokerSession Session = SampleGame.New().WithPlayers("Ana")
        .WithStory("Sign in, please", "#12", "As Ana\n/close\nI sign in").WithStory("Spike").WithStory("=Later", "US-3")
        .WithStory("Open", "#13")
        .After(new EstimateStory(new("s1"), "½")).After(new EstimateStory(new("s2"), "5")).After(new EstimateStory(new("s3"), "13"));

    [Fact]
    public void Jira_finds_an_issue_by_its_key() => Assert.Equal(
        """
        Issue Key,Summary,Story Points
        #12,"Sign in, please",0.5
        ,Spike,5
        US-3,'=Later,13

        """, TextOf(ExportFormat.JiraCsv));

    [Fact]
    public void Azure_DevOps_finds_a_work_item_by_its_number_and_makes_one_without() => Assert.Equal(
        """
        ID,Work Item Type,Title,Story Points
        12,User Story,"Sign in, please",0.5
        ,User Story,Spike,5
        ,User Story,'=Later,13

        """, TextOf(ExportFormat.AzureCsv));

    [Fact]
    public void GitHub_gets_the_issues_that_have_a_number() => Assert.Equal(
        """
        number,estimate,repository,title
        12,0.5,,"Sign in, please"

        """, TextOf(ExportFormat.GitHubCsv));

    [Fact]
    public void GitHub_gets_the_repository_that_a_key_names()
    {
        var session = SampleGame.New().WithStory("One", "acme/web#7").WithStory("Two", "acme/api#7").WithStory("Three", "web#8")
            .After(new EstimateStory(new("s1"), "3")).After(new EstimateStory(new("s2"), "5")).After(new EstimateStory(new("s3"), "8"));
        Assert.Equal(
            """
            number,estimate,repository,title
            7,3,acme/web,One
            7,5,acme/api,Two
            8,8,,Three

            """, TextOf(ExportFormat.GitHubCsv, session));
    }

    [Fact]
    public void GitLab_reads_the_weight_from_the_description_and_nothing_else() => Assert.Equal(
        """
        title,description
        "Sign in, please","As Ana
        \/close
        I sign in

        /weight 1"
        Spike,/weight 5
        '=Later,/weight 13

        """, TextOf(ExportFormat.GitLabCsv));

    [Fact]
    public void Linear_gets_the_columns_of_its_own_export() => Assert.Equal(
        """
        ID,Team,Title,Description,Status,Estimate,Priority,Assignee,Labels,Created,Started,Completed,Archived
        #12,,"Sign in, please","As Ana
        /close
        I sign in",,1,No priority,,,,,,
        ,,Spike,,,5,No priority,,,,,,
        US-3,,'=Later,,,13,No priority,,,,,,

        """, TextOf(ExportFormat.LinearCsv));

    [Fact]
    public void An_estimate_that_is_no_number_is_left_out()
    {
        var sizes = SampleGame.New(deck: new("t-shirt", [])).WithStory("One", "US-1").After(new EstimateStory(new("s1"), "M"));

        Assert.Equal("Issue Key,Summary,Story Points\n",
            Encoding.UTF8.GetString(ExportedBytes.Of(sizes, ExportFormat.JiraCsv)).ReplaceLineEndings("\n"));
    }

    static string TextOf(ExportFormat format, PokerSession? session = null) =>
        Encoding.UTF8.GetString(ExportedBytes.Of(session ?? Session, format)).ReplaceLineEndings("\n");
}
