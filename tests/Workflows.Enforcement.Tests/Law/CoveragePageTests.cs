using System.Reflection;
using Workflows.Conformance.Coverage;
using Workflows.Runtime.Definitions;
using Workflows.TestKit.Files;

namespace Workflows.Enforcement.Tests.Law;

/// <summary>The page that says of each constraint where it is declared, how it is enforced and which test shows it.</summary>
public sealed class CoveragePageTests
{
    [Fact]
    public void The_committed_page_is_the_one_that_the_files_give() => Assert.Equal(
        CoverageRun.PageOf(WorkflowsReader.Read(SourceTree.Combine("workflows"), null), SourceTree.Combine("tests")), File.ReadAllText(SourceTree.Combine("docs", "law-coverage.md")));

    /// <summary>The page finds the tests in their sources; here they are the ones that run, so that no comment and no table that nobody plays counts as evidence.</summary>
    [Fact]
    public void A_test_stands_beside_the_rules_that_it_plays_and_beside_no_other()
    {
        var marked =
            from type in typeof(CoveragePageTests).Assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            where method.GetCustomAttributes<FactAttribute>().Any()
            from trait in method.GetCustomAttributesData().Where(a => a.AttributeType == typeof(TraitAttribute))
            where (string?)trait.ConstructorArguments[0].Value == "law"
            select (No: (string)trait.ConstructorArguments[1].Value!, Test: type.Name);

        var found = TestsOfRules.In(SourceTree.Combine("tests")).SelectMany(rule => rule.Select(test => (No: rule.Key, Test: test))).Distinct();

        Assert.Equal(LawStoryTests.ByFile.Concat(marked).Distinct().Order(), found.Order());
    }
}
