using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Transfer;

/// <summary>Lists as people really have them: exports of many trackers, tables and cells that were copied.</summary>
public class FieldFileTests
{
    [Theory]
    [InlineData("jira-es.csv", "LIB-11 Recordar al lector la fecha de entrega: Un correo dos días antes", "LIB-12 Buscar por autor")]
    [InlineData("jira-fr.csv", "LIB-11 Rappeler la date de retour: Deux jours avant", "LIB-12 Chercher par auteur")]
    [InlineData("asana-preamble.csv", "1201 Remind the reader: Notes, with a comma\nand a line", "1202 Search by author: plain")]
    [InlineData("azure-clipboard.paste", "41 Remind the reader", "42 Search by author")]
    [InlineData("board.json.csv", "c1 Remind the reader: two days before")]
    [InlineData("bugzilla.csv", "41 Remind the reader", "42 Search by author")]
    [InlineData("clickup.csv", "LIB-11 Remind the reader: Send a mail two days before", "LIB-12 Search by author")]
    [InlineData("gh-issue-list.paste", "41 Remind the reader before the due date", "42 Search by author")]
    [InlineData("headerless.tsv.csv", "1 Remind the reader: Send a mail two days before", "2 Search by author: Use the index")]
    [InlineData("html-table.xls.csv", "LIB-11 Remind the reader")]
    [InlineData("id_issue.csv", "8 Remind the reader", "3 Search by author")]
    [InlineData("jira-rss.xml.csv", "LIB-11 Remind the reader")]
    [InlineData("markdown-table.paste", "LIB-11 Remind the reader", "LIB-12 Search by author")]
    [InlineData("msdocs-ado.csv", "165 Loans", " Remind the reader", " Search by author")]
    [InlineData("redmine.csv", "41 Remind the reader before the due date: Send a mail, two days before", "42 Search by author")]
    [InlineData("sheet-multiline.paste", "LIB-11 Remind the reader: Two days before.\nNot on Sundays.", "LIB-12 Search by author: plain")]
    [InlineData("story-summary.csv", " Remind the reader: Two days before", " Search by author")]
    [InlineData("tempo.csv", "LIB-11 Remind the reader", "LIB-12 Search by author")]
    [InlineData("userstory-desc.csv", " Remind the reader: As a reader, I want a mail two days before")]
    [InlineData("versionone-tree.csv", "E-10001 Epic 1", "S-10001 Story 1", "D-10001 Defect 1")]
    public void Every_story_of_a_file_is_read_and_nothing_else(string file, params string[] stories)
    {
        var import = SampleFiles.Read(SampleFiles.Bytes($"field/{file}"));

        Assert.Equal(stories, import.Rows.Select(SampleFiles.TextOf));
        Assert.Empty(import.Unreadable.Where(problem => problem.Code is not ImportProblemCode.NotAStory));
    }

    [Theory]
    [InlineData("jira-es.csv")]
    [InlineData("redmine.csv")]
    [InlineData("story-summary.csv")]
    [InlineData("userstory-desc.csv")]
    [InlineData("sheet-multiline.paste")]
    [InlineData("msdocs-ado.csv")]
    public void The_same_file_again_makes_nothing_new(string file)
    {
        var import = SampleFiles.Read(SampleFiles.Bytes($"field/{file}"));
        var once = SampleGame.New().Try(import).Session;
        var twice = once.Try(import);

        Assert.Same(once, twice.Session);
        Assert.All(twice.Problems, problem => Assert.True(
            problem.Code is ImportProblemCode.KeyExists or ImportProblemCode.StoryExists, $"{problem}"));
    }
}
