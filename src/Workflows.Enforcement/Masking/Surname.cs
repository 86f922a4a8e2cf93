using System.Collections.Frozen;

namespace Workflows.Enforcement.Masking;

/// <summary>What remains of a natural person's name: the surname with 某 behind it.</summary>
public static class Surname
{
    private static readonly FrozenSet<string> s_compound = FrozenSet.Create(StringComparer.Ordinal,
        "欧阳", "司马", "上官", "诸葛", "司徒", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政", "濮阳",
        "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "鲜于", "闾丘", "司空", "亓官", "司寇", "子车", "颛孙", "端木", "巫马",
        "公西", "漆雕", "乐正", "壤驷", "公良", "拓跋", "夹谷", "宰父", "谷梁", "段干", "百里", "东郭", "南门", "呼延", "羊舌", "微生", "梁丘", "左丘",
        "东门", "西门", "令狐", "第五", "轩辕", "贺兰", "纳兰", "完颜", "耶律", "叱干", "哥舒", "达奚", "褚师", "淳于", "单于", "太史", "欧陽", "司馬");

    /// <summary>
    /// 张三 becomes 张某, 欧阳建国 becomes 欧阳某. Two signs are a surname and a given name, whatever they are: 欧阳 alone becomes 欧某.
    /// Of a name in another form the first sign remains. Blanks do not count.
    /// </summary>
    public static string Masked(string name)
    {
        var signs = name.EnumerateRunes().Where(r => !System.Text.Rune.IsWhiteSpace(r)).Select(r => r.ToString()).ToList();
        if (signs.Count == 0) return "某";
        var isCompound = signs.Count > 2 && s_compound.Contains(signs[0] + signs[1]);
        return (isCompound ? signs[0] + signs[1] : signs[0]) + "某";
    }
}
