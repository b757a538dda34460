/* The words, those of one length in a row. */
#include "text/words.h"

#include <string.h>

static const char words_of_two[] =
    "上年下年不予不服专业业务个人中国中心主动主管事业事务事项交通产业人员人民"
    "代表企业会议住房体育作出使用依法信息信访停止全国公共公安公开公益关系其他"
    "具体内容内部农业农村决定减少出版分析列入创新制发制定制度办公办理办结加强"
    "劳动单位卫生原因参与发展发布变更合计同比名称告知咨询商业回复因素团体国家"
    "地区地方城乡城市培训增长处理处罚备案复议外部失效学校安全完善审批审查客户"
    "宣传家庭对外小计尚未居民展示工业工作工程市场平台平均年度应用开展引用强制"
    "形式征收微信微博总体总数总计情况意见户数执法技术投诉投资指导指标按时按照"
    "推进提供撤销政务政府政治政策教育数据数量文件文化方式施行旅游无法时间明确"
    "有效服务期末期限本年机关机制机构材料条例来源查询标准核准检查次数民政民生"
    "水利水平法人法律活动渠道状况环境现行理由生产生态生活申请电子电话登记监督"
    "监管目录省级知识研究确定社会社区科学科技科研秘密站点等级管理类别类型系统"
    "纠正组织经济经费结构结果结转统计维护维持编制编号缴纳网站网络能力自治自然"
    "行业行政补正表格规划规定规章规范解决解读计划计算认定议案许可设施设置证明"
    "评估评议诉讼说明调查贡献财务财政责任质量购买贸易费用资产资料资格资源资金"
    "超过过程运行途径通知逾期部分部门重复重大重点金额铁路银行错误门户问题防治"
    "附件隐私集体集团项目领域食品驳回";
static const char words_of_three[] = "依申请公众号申请人第三方自然人非正常非营利";
static const char words_of_four[] = "咨询服务行政复议行政诉讼";

enum { HAN_SIZE = 3 }; /* bytes of a Han character of the BMP in UTF-8 */

/* Whether a word of the row begins before the offset and ends behind it. */
static bool row_reaches_over(
    const char *row, size_t word_length, const char *text, size_t length, size_t offset) {
    for (size_t back = HAN_SIZE; back < word_length; back += HAN_SIZE) {
        if (back > offset || offset - back + word_length > length) {
            continue;
        }
        for (const char *word = row; *word; word += word_length) {
            if (!memcmp(text + offset - back, word, word_length)) {
                return true;
            }
        }
    }
    return false;
}

bool word_is_split(const char *text, size_t length, size_t offset) {
    return row_reaches_over(words_of_two, 2 * HAN_SIZE, text, length, offset) ||
           row_reaches_over(words_of_three, 3 * HAN_SIZE, text, length, offset) ||
           row_reaches_over(words_of_four, 4 * HAN_SIZE, text, length, offset);
}
