using Workflows.Enforcement.Masking;

namespace Workflows.Enforcement.Tests.Masking;

public sealed class SurnameTests
{
    [Theory]
    [InlineData("张三", "张某")]
    [InlineData("王小明", "王某")]
    [InlineData("欧阳建国", "欧阳某")]
    [InlineData("欧阳锋", "欧阳某")]
    [InlineData("司马光", "司马某")]
    [InlineData("诸葛亮", "诸葛某")]
    [InlineData("上官婉儿", "上官某")]
    [InlineData("令狐冲", "令狐某")]
    [InlineData("欧阳", "欧某")]
    [InlineData("司马", "司某")]
    [InlineData("东方", "东某")]
    [InlineData("张 三", "张某")]
    [InlineData("欧　阳　锋", "欧阳某")]
    [InlineData("买买提·艾力", "买某")]
    [InlineData("𠮷田", "𠮷某")]
    [InlineData("Smith", "S某")]
    [InlineData("王", "王某")]
    [InlineData(" ", "某")]
    public void Of_a_name_the_surname_remains(string name, string masked) => Assert.Equal(masked, Surname.Masked(name));
}
